#include "analysis/study/keys/list_fields_judgement.h"

#include <array>

namespace nahraum::analysis::detail {

namespace {

using geo::FieldKind;

const std::array<ListField, 6>& readiness_fields() {
  static const std::array<ListField, 6> fields{{
      {"readiness",
       "kita_id",
       FieldKind::Text,
       true,
       {"Kita-Nr.", "Kita no."},
       "",
       "0001",
       {"Nummer der Kita wie in der Kita-Liste.", "Number of the Kita as in the list of Kitas."}},
      {"readiness",
       "item",
       FieldKind::Text,
       true,
       {"Punkt", "Item"},
       "",
       "Träger",
       {"Träger, Team, Leitung, Jugendamt, Gemeinde, Eltern oder Interesse; dazu Partner: Würden "
        "Partner Angebote in die Kita bringen?",
        "Provider, team, head, youth office, municipality, parents or interest; also partners: "
        "would partners bring services into the Kita?"}},
      {"readiness",
       "answer",
       FieldKind::Text,
       true,
       {"Antwort", "Answer"},
       "",
       "ja",
       {"ja, nein oder offen (leer = offen).", "yes, no or open (blank = open)."}},
      {"readiness",
       "role",
       FieldKind::Text,
       false,
       {"Wer sagt es (Rolle)", "Who says it (role)"},
       "",
       "Fachberatung",
       {"Rolle, kein Name.", "Role, no name."}},
      {"readiness",
       "date",
       FieldKind::Text,
       false,
       {"Datum", "Date"},
       "",
       "01.03.2026",
       {"Tag der Angabe; bei zweien gilt die spätere.",
        "Day of the statement; of two the later counts."}},
      {"readiness",
       "note",
       FieldKind::Text,
       false,
       {"Notiz (intern)", "Note (internal)"},
       "",
       "",
       {"Bleibt intern und steht in keiner Ausgabe.", "Stays internal and is in no output."}},
  }};
  return fields;
}

const std::array<ListField, 5>& survey_fields() {
  static const std::array<ListField, 5> fields{{
      {"need_surveys",
       "kita_id",
       FieldKind::Text,
       true,
       {"Kita-Nr.", "Kita no."},
       "",
       "0001",
       {"Nummer der Kita wie in der Kita-Liste.", "Number of the Kita as in the list of Kitas."}},
      {"need_surveys",
       "state",
       FieldKind::Text,
       true,
       {"Bedarf", "Need"},
       "",
       "teilweise",
       {"keine, teilweise oder dokumentiert: Bedarfe der Familien, die niemand deckt.",
        "none, partly or documented: needs of families nobody meets."}},
      {"need_surveys",
       "role",
       FieldKind::Text,
       false,
       {"Wer sagt es (Rolle)", "Who says it (role)"},
       "",
       "Fachberatung",
       {"Rolle, kein Name.", "Role, no name."}},
      {"need_surveys",
       "date",
       FieldKind::Text,
       false,
       {"Datum", "Date"},
       "",
       "01.03.2026",
       {"Tag der Angabe; bei zweien gilt die spätere.",
        "Day of the statement; of two the later counts."}},
      {"need_surveys",
       "note",
       FieldKind::Text,
       false,
       {"Notiz (intern)", "Note (internal)"},
       "",
       "",
       {"Bleibt intern und steht in keiner Ausgabe.", "Stays internal and is in no output."}},
  }};
  return fields;
}

const std::array<ListField, 4>& centre_fields() {
  static const std::array<ListField, 4> fields{{
      {"centres",
       "name",
       FieldKind::Text,
       true,
       {"Name", "Name"},
       "",
       "Musterstadt",
       {"Name des Zentrums.", "Name of the centre."}},
      {"centres",
       "kind",
       FieldKind::Text,
       false,
       {"Art", "Kind"},
       "",
       "Mittelzentrum",
       {"Grund-, Mittel- oder Oberzentrum.", "Basic, middle or upper centre."}},
      {"centres",
       "x",
       FieldKind::Number,
       false,
       {"Ostwert", "Easting"},
       "m",
       "592623,4",
       {"Ostwert der Mitte.", "Easting of its middle."}},
      {"centres",
       "y",
       FieldKind::Number,
       false,
       {"Nordwert", "Northing"},
       "m",
       "5647839,9",
       {"Nordwert der Mitte.", "Northing of its middle."}},
  }};
  return fields;
}

}  // namespace

std::span<const ListField> judgement_fields(std::string_view list) {
  if (list == "readiness") return readiness_fields();
  if (list == "need_surveys") return survey_fields();
  if (list == "centres") return centre_fields();
  return {};
}

}  // namespace nahraum::analysis::detail
