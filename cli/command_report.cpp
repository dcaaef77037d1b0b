// nahraum report STUDY.toml --sozialraum ID | --unit KEY | --kita ID | --kreis | --lsz | --changes
// -o x.pdf [-o x.html …], or --all --out FOLDER: the papers of a study.

#include <CLI/CLI.hpp>
#include <algorithm>

#include "analysis/papers/earlier.h"
#include "analysis/papers/papers.h"
#include "analysis/study/subject_rows.h"
#include "cli/command.h"
#include "cli/study_call.h"
#include "cli/terminal.h"
#include "geo/core/error.h"
#include "geo/core/findings.h"
#include "viewer/render/report/report_set.h"

namespace nahraum::cli {

namespace {

using analysis::PaperKind;
using analysis::PaperRequest;

struct ReportCall {
  StudyCall study;
  std::string sozialraum;
  std::string unit;
  std::string kita;
  bool kreis = false;
  bool lsz = false;
  bool changes = false;
  bool all = false;
  std::string earlier;
  std::vector<std::string> files;
  std::string folder;
  std::vector<std::string> formats{"pdf", "html", "xlsx"};
};

PaperRequest request_of(const ReportCall& call) {
  if (!call.sozialraum.empty()) return {PaperKind::Sozialraum, call.sozialraum};
  if (!call.unit.empty()) return {PaperKind::Unit, call.unit};
  if (!call.kita.empty()) return {PaperKind::Kita, call.kita};
  if (call.lsz) return {PaperKind::Lsz, {}};
  if (call.changes) return {PaperKind::Changes, {}};
  return {PaperKind::Kreis, {}};
}

/// What the paper is about, as check_subject() reads it; "" = the whole study.
std::string subject_of(const ReportCall& call) {
  if (!call.sozialraum.empty()) return "sozialraum:" + call.sozialraum;
  if (!call.unit.empty()) return "unit:" + call.unit;
  return call.kita.empty() ? "" : "kita:" + call.kita;
}

/// Before the work: what cannot be written is said at once.
void check_files(const ReportCall& call) {
  const std::vector<std::string>& known = render::paper_formats();
  for (const std::string& file : call.files) {
    const std::string extension = std::filesystem::path(file).extension().string();
    if (std::find(known.begin(), known.end(), extension) == known.end())
      throw geo::Error(
          geo::ErrorKind::Usage,
          geo::text("„{}“ hat keine bekannte Endung; es gibt .pdf, .html, .odt, .xlsx "
                    "und .zip.",
                    "\"{}\" has no known extension; there are .pdf, .html, .odt, .xlsx "
                    "and .zip.",
                    file));
  }
}

std::vector<std::string> dotted(const std::vector<std::string>& formats) {
  std::vector<std::string> result;
  for (const std::string& format : formats) result.push_back("." + format);
  return result;
}

/// What is odd in the folder is said at once; the papers say it where it matters.
analysis::EarlierStudy earlier_study(const std::string& folder, const Context& context) {
  geo::Findings findings;
  analysis::EarlierStudy earlier = analysis::read_earlier(folder, findings);
  for (const geo::Finding& finding : findings.kept())
    fmt::print(stderr, "{}\n", geo::sentence(finding, context.language));
  return earlier;
}

int write_set(const ReportCall& call, const analysis::OutgoingStudy& outgoing,
              const analysis::PaperOptions& papers, const Context& context) {
  const auto progress = make_progress(context);
  progress->begin(1);
  const std::vector<std::string> names = render::write_paper_set(call.folder, outgoing,
                                                                 {.formats = dotted(call.formats),
                                                                  .language = context.language,
                                                                  .threads = context.threads,
                                                                  .papers = papers},
                                                                 *progress);
  end_progress(context);
  fmt::print("{} {} {}\n", names.size(), help("Dateien in", "files in"), call.folder);
  return 0;
}

int report(const ReportCall& call, const Context& context) {
  check_files(call);
  const analysis::Study study = load(call.study);
  analysis::check_subject(study, subject_of(call));
  std::optional<analysis::EarlierStudy> earlier;
  if (!call.earlier.empty()) earlier = earlier_study(call.earlier, context);
  const analysis::OutgoingStudy outgoing = run(study, context);
  const analysis::PaperOptions papers{.earlier = earlier ? &*earlier : nullptr};
  if (call.all) return write_set(call, outgoing, papers, context);
  const analysis::ReportDocument document =
      analysis::paper(outgoing.result(), request_of(call), papers);
  const render::ReportMaps maps(outgoing);
  for (const std::string& file : call.files) {
    render::write_paper(file, document, maps, context.language);
    fmt::print("{}\n", file);
  }
  return 0;
}

void add_subjects(CLI::App& command, ReportCall& call) {
  CLI::Option_group* what = command.add_option_group(help("Welches Papier", "Which paper"),
                                                     help("eines davon", "one of"));
  what->add_option(
      "--sozialraum", call.sozialraum,
      help("Sozialraumanalyse: Nummer des Sozialraums", "analysis of a Sozialraum: its id"));
  what->add_option("--unit", call.unit,
                   help("Sozialraumanalyse einer Gemeinde: ihr Schlüssel (AGS)",
                        "the same of a Gemeinde: its key (AGS)"));
  what->add_option("--kita", call.kita,
                   help("Ausgangsanalyse: Nummer der Kita", "baseline of a Kita: its id"));
  what->add_flag("--kreis", call.kreis, help("Bericht über die ganze Studie", "the whole study"));
  what->add_flag("--lsz", call.lsz,
                 help("Planungstabelle nach Handlungsfeldern", "plan table by field of action"));
  what->add_flag("--changes", call.changes,
                 help("Veränderung seit einer früheren Studie (mit --earlier)",
                      "changes since an earlier study (with --earlier)"));
  what->add_flag("--all", call.all,
                 help("alle Papiere der Studie, in den Ordner --out",
                      "all papers of the study, into the folder --out"));
  what->require_option(1);
}

}  // namespace

void add_report(CLI::App& app, Work& chosen) {
  auto call = std::make_shared<ReportCall>();
  CLI::App* command = app.add_subcommand(
      "report",
      help("schreibt Papiere: Sozialraumanalyse, Ausgangsanalyse, Kreisbericht, LSZ-Tabelle",
           "writes papers: Sozialraum, Kita baseline, county report, LSZ table"));
  add_study_options(*command, call->study);
  add_subjects(*command, *call);
  command->add_option("-o,--output", call->files,
                      help("Datei .pdf, .html oder .odt; .xlsx und .zip (CSV) sind die Tabellen; "
                           "mehrere sind möglich",
                           "file .pdf, .html or .odt; .xlsx and .zip (CSV) are the tables; several "
                           "are possible"));
  command->add_option("--out", call->folder, help("Ordner für --all", "folder for --all"));
  command->add_option("--formats", call->formats, "pdf,html,odt,xlsx,zip")
      ->delimiter(',')
      ->check(CLI::IsMember({"pdf", "html", "odt", "xlsx", "zip"}));
  command->add_option("--earlier", call->earlier,
                      help("Ergebnisordner einer früheren Studie, zum Vergleich",
                           "results folder of an earlier study, for comparison"));
  command->callback([&chosen, call] {
    if (call->all && call->folder.empty()) throw CLI::RequiredError("--out");
    if (!call->all && call->files.empty()) throw CLI::RequiredError("-o");
    if (call->changes && call->earlier.empty()) throw CLI::RequiredError("--earlier");
    chosen = [call](const Context& context) { return report(*call, context); };
  });
}

}  // namespace nahraum::cli
