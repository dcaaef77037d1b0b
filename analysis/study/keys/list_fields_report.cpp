#include "analysis/study/keys/list_fields_report.h"

#include <array>

#include "analysis/report/entered_texts.h"

namespace nahraum::analysis::detail {

namespace {

using geo::FieldKind;

geo::Text place_help() {
  const geo::Text known = text_place_list();
  return {"Stelle im Bericht: " + known.de + ".", "Place in the paper: " + known.en + "."};
}

}  // namespace

std::span<const ListField> report_text_fields() {
  static const std::array<ListField, 5> fields{{
      {"report_texts",
       "subject",
       FieldKind::Text,
       true,
       {"Bericht über", "Paper about"},
       "",
       "kita:0001",
       {"kita: mit der Nummer der Kita, sozialraum: mit der Nummer des Sozialraums, unit: mit dem "
        "Schlüssel der Gemeinde, oder kreis.",
        "kita: with the number of the Kita, sozialraum: with the number of the Sozialraum, unit: "
        "with the key of the Gemeinde, or kreis."}},
      {"report_texts",
       "place",
       FieldKind::Text,
       true,
       {"Stelle", "Place"},
       "",
       "familien",
       place_help()},
      {"report_texts",
       "role",
       FieldKind::Text,
       false,
       {"Wer sagt es (Rolle)", "Who says it (role)"},
       "",
       "Fachberatung",
       {"Rolle, kein Name.", "Role, no name."}},
      {"report_texts",
       "date",
       FieldKind::Text,
       false,
       {"Datum", "Date"},
       "",
       "01.03.2026",
       {"Tag der Angabe.", "Day of the statement."}},
      {"report_texts",
       "text",
       FieldKind::Text,
       true,
       {"Text", "Text"},
       "",
       "Beispiel: Familien wünschen sich ein Treffen am Nachmittag.",
       {"Wird gedruckt, wie er ist; nichts über einzelne Kinder oder Familien.",
        "Printed as it is; nothing about single children or families."}},
  }};
  return fields;
}

}  // namespace nahraum::analysis::detail
