#pragma once
// Papers as files: one, or the whole set of a county in one go.
//
//   write_paper("pb1.pdf", outgoing, paper(outgoing, {PaperKind::Sozialraum, "pb1"}, {}), {});
//   write_paper_set("papiere", outgoing, {.formats = {".pdf", ".html", ".xlsx"}}, progress);

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/papers/papers.h"
#include "analysis/study/release/release_study.h"
#include "geo/core/progress.h"
#include "viewer/render/report/report_maps.h"
#include "viewer/render/staged_folder.h"

namespace nahraum::render {

/// ".pdf", ".html", ".odt"; ".xlsx" and ".zip" (CSV) are the tables of the paper.
[[nodiscard]] const std::vector<std::string>& paper_formats();

/// One paper of which files are written; checks the extension before the work. `maps` of the same
/// result. Throws Error{Usage} for an extension that is none of paper_formats(), Error{Io}. Whole
/// or absent.
void write_paper(const std::filesystem::path& path, const analysis::ReportDocument& document,
                 const ReportMaps& maps, geo::Language language);

struct PaperSetOptions {
  std::vector<std::string> formats{".pdf", ".html", ".xlsx"};
  geo::Language language = geo::Language::German;
  std::size_t threads = 0;
  analysis::PaperOptions papers{};
};
/// Which papers, and where to.
struct PaperOrder {
  std::optional<analysis::PaperRequest> paper{};  ///< nothing = every paper of papers_of()
  std::filesystem::path folder;
  std::string name{};  ///< of one paper's files, without extension; empty = paper_name()
};

/// Papers made and waiting beside their place: commit() of the stage puts them there, without it
/// they are gone with the object.
struct StagedPapers {
  std::unique_ptr<StagedFolder> stage;
  std::vector<std::string> names;  ///< of the files
};
/// The whole set comes with herkunft.json and the hash of each file. Same result, same bytes on any
/// number of threads. Looks at the progress before every file. Throws Error{Usage}, Error{Io};
/// Cancelled leaves nothing behind.
[[nodiscard]] StagedPapers stage_papers(const PaperOrder& order,
                                        const analysis::OutgoingStudy& outgoing,
                                        const PaperSetOptions& options, geo::Progress& progress);

/// Every paper of papers_of() in every format, staged and renamed into place as a whole. Returns
/// the names of the files.
std::vector<std::string> write_paper_set(const std::filesystem::path& folder,
                                         const analysis::OutgoingStudy& outgoing,
                                         const PaperSetOptions& options, geo::Progress& progress);

}  // namespace nahraum::render
