#include "analysis/study/keys/parameter_table.h"

namespace nahraum::analysis::detail {

using enum ParameterType;

void add_report(std::vector<Parameter>& table) {
  table.push_back({.section = "report",
                   .key = "author",
                   .type = Title,
                   .help = {"Bearbeitung, wie sie auf dem Deckblatt steht: ein Amt oder eine "
                            "Stelle, kein Name nötig.",
                            "Who prepared the papers, as the cover says it: an office, no name "
                            "needed."}});
  table.push_back({.section = "report",
                   .key = "status",
                   .type = Choice,
                   .default_value = "\"draft\"",
                   .choices = {"draft", "agreed"},
                   .help = {"draft = Entwurf, agreed = abgestimmt; steht auf dem Deckblatt.",
                            "draft or agreed; printed on the cover."}});
  add_list(table, "report_texts",
           {"Quelle der Texte für die Berichte.", "Source of the texts for the papers."});
}

void add_report_sections(std::vector<Section>& sections) {
  sections.push_back({"report",
                      false,
                      false,
                      {"Wer die Berichte bearbeitet und ob sie abgestimmt sind.",
                       "Who prepares the papers and whether they are agreed."}});
  sections.push_back({"report_texts",
                      false,
                      false,
                      {"Texte, die Menschen für die Berichte schreiben: Sicht der Familien, "
                       "Begehung, Ziele. Sie werden gedruckt, wie sie sind, mit Rolle und Datum.",
                       "Texts people write for the papers: view of the families, walk on site, "
                       "goals. They are printed as they are, with role and date."}});
}

}  // namespace nahraum::analysis::detail
