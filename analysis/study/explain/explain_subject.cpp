// Explanations by the name of what is explained.

#include "analysis/study/explain/explain.h"
#include "geo/core/error.h"

namespace nahraum::analysis {

Explanation explain_subject(const StudyResult& result, const std::string& subject,
                            const ExplainOptions& options) {
  const std::size_t colon = subject.find(':');
  const std::string kind = subject.substr(0, colon);
  const std::string id = colon == std::string::npos ? "" : subject.substr(colon + 1);
  if (kind == "kita") return explain_kita(result, id, options);
  if (kind == "unit") return explain_unit(result, id, options);
  if (kind == "verbund") return explain_verbund(result, id);
  if (kind == "sozialraum") return explain_sozialraum(result, id);
  if (subject == "kreis") return explain_kreis(result);
  throw geo::Error(geo::ErrorKind::Usage,
                   geo::text("„{}“ lässt sich nicht erklären: erwartet wird kita:, unit:, "
                             "verbund:, sozialraum: mit einer Nummer, oder kreis.",
                             "\"{}\" cannot be explained: kita:, unit:, verbund:, sozialraum: with "
                             "an id is expected, or kreis.",
                             subject));
}

const ExplanationLine* find_line(const Explanation& explanation, const std::string& key) {
  for (const ExplanationSection& section : explanation.sections)
    for (const ExplanationLine& line : section.lines)
      if (line.key == key) return &line;
  return nullptr;
}

}  // namespace nahraum::analysis
