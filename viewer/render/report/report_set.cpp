#include "viewer/render/report/report_set.h"

#include <algorithm>
#include <atomic>

#include "geo/core/error.h"
#include "geo/core/parallel.h"
#include "geo/io/atomic_file.h"
#include "viewer/render/report/report_annex.h"
#include "viewer/render/report/report_html.h"
#include "viewer/render/report/report_odt.h"
#include "viewer/render/report/report_pdf.h"

namespace nahraum::render {

namespace fs = std::filesystem;
using geo::text;

namespace {

void check_format(const std::string& extension, const std::string& file) {
  const std::vector<std::string>& known = paper_formats();
  if (std::find(known.begin(), known.end(), extension) != known.end()) return;
  std::string names;
  for (const std::string& one : known) names += (names.empty() ? "" : ", ") + one;
  throw geo::Error(geo::ErrorKind::Usage,
                   text("„{}“ hat keine bekannte Endung; es gibt {}.",
                        "\"{}\" has no known extension; there are {}.", file, names));
}

/// One paper joins whatever lies in the folder of a user, who may not write beside it.
std::unique_ptr<StagedFolder> staged_in(const PaperOrder& order) {
  if (!order.paper) return std::make_unique<StagedFolder>(order.folder);
  return std::make_unique<StagedFolder>(
      order.folder, order.folder / ("." + analysis::paper_name(*order.paper) + ".neu"));
}

}  // namespace

const std::vector<std::string>& paper_formats() {
  static const std::vector<std::string> formats{".pdf", ".html", ".odt", ".xlsx", ".zip"};
  return formats;
}

void write_paper(const fs::path& path, const analysis::ReportDocument& document,
                 const ReportMaps& maps, geo::Language language) {
  const std::string extension = path.extension().string();
  check_format(extension, path.filename().string());
  const ReportPieceOptions options{.language = language, .map_page = maps.pages()};
  if (extension == ".xlsx") return geo::write_xlsx(path, annex_workbook(document, language));
  geo::write_file_atomically(path, extension == ".pdf"    ? report_pdf(document, options)
                                   : extension == ".html" ? report_html(document, options)
                                   : extension == ".odt"  ? report_odt(document, options)
                                                          : annex_zip(document, language));
}

StagedPapers stage_papers(const PaperOrder& order, const analysis::OutgoingStudy& outgoing,
                          const PaperSetOptions& options, geo::Progress& progress) {
  for (const std::string& format : options.formats) check_format(format, format);
  const analysis::StudyResult& result = outgoing.result();
  const std::vector<analysis::PaperRequest> papers =
      order.paper ? std::vector{*order.paper} : analysis::papers_of(result, options.papers);
  progress.next(text("Papiere schreiben", "Writing papers"));
  StagedPapers staged;
  staged.stage = staged_in(order);
  const ReportMaps maps(outgoing);
  const std::size_t files = papers.size() * options.formats.size();
  std::atomic<std::size_t> done = 0;
  geo::ordered_for(
      {.size = papers.size(), .threads = options.threads, .chunk = 1},
      [&](std::size_t begin, std::size_t) {
        progress.check();
        const analysis::ReportDocument document =
            analysis::paper(result, papers[begin], options.papers);
        const std::string name =
            order.paper && !order.name.empty() ? order.name : analysis::paper_name(papers[begin]);
        for (const std::string& format : options.formats) {
          progress.check();
          write_paper(staged.stage->file(name + format), document, maps, options.language);
          progress.step(++done, files);
        }
      });
  progress.check();
  if (!order.paper) write_provenance(*staged.stage, result.provenance_json);
  staged.names = files_below(staged.stage->folder());
  return staged;
}

std::vector<std::string> write_paper_set(const fs::path& folder,
                                         const analysis::OutgoingStudy& outgoing,
                                         const PaperSetOptions& options, geo::Progress& progress) {
  const StagedPapers papers =
      stage_papers({.paper = {}, .folder = folder}, outgoing, options, progress);
  papers.stage->commit();
  return papers.names;
}

}  // namespace nahraum::render
