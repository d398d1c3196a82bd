/** TMDB's genre numbers, as far as the sample library and the recordings need names for them. */

const names: Readonly<Record<number, string>> = {
  12: "Adventure",
  14: "Fantasy",
  16: "Animation",
  18: "Drama",
  27: "Horror",
  28: "Action",
  35: "Comedy",
  36: "History",
  37: "Western",
  53: "Thriller",
  80: "Crime",
  99: "Documentary",
  878: "Science Fiction",
  9648: "Mystery",
  10402: "Music",
  10749: "Romance",
  10751: "Family",
  10752: "War",
  10765: "Sci-Fi & Fantasy",
};

/** Number and name, as details show a genre. */
export function genre(id: number): { id: number; name: string } {
  return { id, name: names[id] ?? `Genre ${id}` };
}
