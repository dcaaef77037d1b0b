#pragma once
// One map for every Sozialraum, Kita or Gemeinde (an atlas): the ground cut to the subject, the
// subject set off, an overview in a corner. The study is run once, the classes stay the same on
// every page.
//
//   const std::vector<SeriesSubject> subjects = series_subjects(result, SeriesOver::Kitas);
//   write_series("atlas.pdf", map_page(result, "abdeckung"), subjects, options, progress);

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/study/release/release_study.h"
#include "geo/core/progress.h"
#include "viewer/render/page.h"

namespace nahraum::render {

enum class SeriesOver { Sozialraeume, Kitas, Gemeinden };

/// "sozialraeume", "kitas", "gemeinden". Throws Error{Usage} naming them.
[[nodiscard]] SeriesOver parse_series(std::string_view name);

struct SeriesSubject {
  std::string key;  ///< of the Sozialraum, Kita or Gemeinde; names the file of its page
  geo::Text kind;   ///< "Sozialraum"
  geo::Text name;   ///< as in the study
  /// Of the subject itself, as the layers of the result have them.
  std::vector<std::pair<geo::Text, geo::Text>> key_figures;
  geo::Layer layer;  ///< one row: its area, or its place
  geo::Box extent;   ///< ground of its page
};

/// In the order of the study. Throws Error{Usage} where the study has none of them (or may not show
/// them). Takes what may go out.
[[nodiscard]] std::vector<SeriesSubject> series_subjects(const analysis::OutgoingStudy& outgoing,
                                                         SeriesOver over);
/// The page of one subject; `base` is the map of the whole study. Layers share their data.
[[nodiscard]] PageContent series_page(const PageContent& base, const SeriesSubject& subject);
/// A file for a subject: "03_suedstadt.png" with its place in the series; ASCII.
[[nodiscard]] std::string series_file(std::size_t number, std::size_t count,
                                      const SeriesSubject& subject, std::string_view extension);

/// One tagged PDF with a bookmark for each page and "Seite x von y". Same input, same bytes.
[[nodiscard]] std::string series_pdf(const PageContent& base,
                                     const std::vector<SeriesSubject>& subjects,
                                     const PageOptions& options, geo::Progress& progress);
struct SeriesFiles {
  std::string format = "png";  ///< for a folder: png, svg, pdf
  PageOptions page;
};
/// `path` ending in .pdf: one file. Else a folder, made where there is none, with a file a page.
/// Each file is written as a whole or not at all. Throws Error{Io}, Error{Usage}, Error{Cancelled}.
void write_series(const std::filesystem::path& path, const PageContent& base,
                  const std::vector<SeriesSubject>& subjects, const SeriesFiles& files,
                  geo::Progress& progress);

}  // namespace nahraum::render
