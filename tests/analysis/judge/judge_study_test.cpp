// What stands beside the ranking in a whole study: rounding as a doubt, partners who would come in,
// the planning areas as layer, services with all their fields, words in both languages, figures
// that tell nothing apart. On the three valleys of drawn_study.h.

#include <cmath>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/explain/explain.h"
#include "analysis/study/release/withhold.h"
#include "analysis/study/tables/named_tables.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/error.h"
#include "geo/geometry/overlay.h"
#include "geo/io/column_label.h"
#include "geo/io/writers.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using testing::HasSubstr;

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

constexpr const char* kMore = R"(
[[source]]
id = "raeume"
file = "raeume.csv"
[[source]]
id = "bereit"
file = "listen/bereit.csv"
[[source]]
id = "koop"
file = "listen/koop.csv"
[sozialraeume]
source = "raeume"
name = "Name"
member = "Gebiet"
settlement = "Typ"
[index]
title = {de = "Sozialindex", en = "Social index"}
min_residents = 100
[[index_part]]
indicator = "alo"
weight = 1
[readiness]
source = "bereit"
[cooperations]
source = "koop"
[robustness]
draws = 400
top = 1
)";

/// The whole study: services with more columns, an indicator of the catalogue.
std::string whole_toml() {
  const std::string services = replaced(
      support::drawn_study_toml(), "hosted_at = \"Gast\"",
      "hosted_at = \"Gast\"\nbarrier_free = \"Barriere\"\nsgb = \"SGB\"\nhandlungsfeld = \"HF\"\n"
      "mobile = \"Mobil\"");
  const std::string titled =
      replaced(services, "title = \"Kinder unter 6\"",
               "title = {de = \"Kinder unter 6\", en = \"Children under 6\"}");
  return replaced(titled, "key = \"alo\"\ntitle = \"Arbeitslose\"\n",
                  "key = \"alo\"\ncatalogue = \"alo\"\n") +
         kMore;
}

/// What can be asked beyond: proposals, one of them impossible, Verbuende, later years.
constexpr const char* kQuestions = R"(
[costs]
vbe = 0.5
personnel_cost = 60000
material_percent = 15
material_base = "personnel"
process_hours = 120
process_fee = 80
municipal_percent = 30
[[proposal]]
key = "zwei"
title = {de = "Zwei weitere", en = "Two more"}
catchment = {mode = "foot", minutes = 15}
p = 2
alternatives_percent = 40
curve = 2
[[proposal]]
key = "wege"
title = {de = "Kurze Wege", en = "Short ways"}
objective = "travel"
catchment = {mode = "car", minutes = 30}
p = 1
locked = ["02"]
[[proposal]]
key = "viele"
title = {de = "Zu viele", en = "Too many"}
catchment = {mode = "foot", minutes = 15}
p = 9
[[comparison]]
first = "zwei"
second = "wege"
[verbund]
walk = {mode = "foot", minutes = 10}
car = {mode = "car", minutes = 10}
personnel_cost = 60000
[[verbund_scenario]]
key = "zu"
title = {de = "Kita Apfel schließt", en = "Kita Apfel closes"}
close = ["01"]
[[verbund_scenario]]
key = "fort"
title = {de = "Kita Birne geht", en = "Kita Birne leaves"}
drop = ["02"]
[[verbund_formation]]
key = "neu"
title = {de = "Neuer Verbund", en = "New Verbund"}
candidates = "all"
keep_existing = false
size_least = 1
travel_mode = "car"
reach = {mode = "foot", minutes = 15}
pair_minutes = 30
alternatives = 2
[[verbund_formation]]
key = "eng"
title = {de = "Zu enge Regeln", en = "Rules too tight"}
candidates = "all"
everyone = true
travel_mode = "car"
reach = {mode = "foot", minutes = 15}
pair_minutes = 1
[[source]]
id = "kinder"
file = "kinder.csv"
[forecast]
source = "kinder"
years = [2030]
[forecast.columns]
key = "Schlüssel"
births = "Geburten"
age_0 = "A0"
age_1 = "A1"
age_2 = "A2"
age_3 = "A3"
age_4 = "A4"
age_5 = "A5"
)";

/// Three years of births and the children of the last; Cämmerdorf has no figures.
std::string registered_children() {
  std::string rows = "Schlüssel;Jahr;Variante;Geburten;A0;A1;A2;A3;A4;A5\n";
  for (const char* key : {"16999001", "16999002"}) {
    for (const char* year : {"2023", "2024"}) rows += fmt::format("{};{};;9;;;;;;\n", key, year);
    rows += fmt::format("{};2025;;9;8;8;8;8;8;8\n", key);
  }
  return rows;
}

struct Files {
  std::string toml = whole_toml();
  std::string figures =
      "Schlüssel;Arbeitslose;Personen\n16999001;30;400\n16999002;20;300\n16999003;10;250\n";
};

StudyResult run(const Files& files) {
  const support::TemporaryFolder folder;
  const auto file = support::write_drawn_study(folder.path());
  support::write_text(file, files.toml);
  support::write_text(folder.path() / "zahlen.csv", files.figures);
  support::write_text(folder.path() / "kinder.csv", registered_children());
  support::write_text(folder.path() / "raeume.csv",
                      "Sozialraum;Name;Gebiet;Typ\nt1;Talrand;16999001;ländlich\n"
                      "t1;Talrand;16999003;ländlich\nt2;Talmitte;16999002;Stadt\n");
  support::write_text(folder.path() / "listen" / "bereit.csv",
                      "kita_id;item;answer;role;date\n02;Partner;ja;Fachberatung;01.03.2026\n"
                      "03;Partner;nein;Fachberatung;01.03.2026\n");
  support::write_text(folder.path() / "listen" / "koop.csv",
                      "kita_id;service_id;contract\n02;A1;Vertrag\n");
  support::write_text(
      folder.path() / "listen" / "angebote.csv",
      "Nr;Angebot;Kategorie;Rechtswert;Hochwert;Stunden;Gast;Barriere;SGB;HF;Mobil\n"
      "A1;Beratung;erziehungsberatung;646100,4;5652100,6;20;;ja;§ 28 SGB VIII;4;nein\n"
      "A2;Elterncafé;familienbildung;;;3;03;nein;;;\n"
      "A3;Frühe Hilfen;fruehe_hilfen;;;30;;;;;ja\n");
  geo::Progress progress;
  return run_study(load_study(file, {}), {.threads = 2}, progress);
}

const StudyResult& drawn() {
  static const StudyResult result = run({});
  return result;
}

// --- rounding -----------------------------------------------------------------------------------

std::string with_rounding(const std::string& rounding) {
  return replaced(support::drawn_study_toml(), "denominator = \"Personen\"",
                  "denominator = \"Personen\"\nrounding = " + rounding);
}

/// One figure decides: 7.5 % against 7.0 % and 0.4 %.
TEST(Rounding, IsADoubtOfItsOwn) {
  const auto spread = [](const std::string& rounding) {
    const support::TemporaryFolder folder;
    const auto file = support::write_drawn_study(folder.path());
    support::write_text(file, replaced(with_rounding(rounding), "criteria = \"kriterien.toml\"",
                                       "criteria = \"alo.toml\"") +
                                  "[robustness]\ndraws = 2000\ntop = 1\n");
    // Rates of many cases, so that chance alone turns nothing.
    support::write_text(folder.path() / "zahlen.csv",
                        "Schlüssel;Arbeitslose;Personen\n16999001;300000;4000000\n"
                        "16999002;210000;3000000\n16999003;10000;2500000\n");
    support::write_text(folder.path() / "alo.toml", R"(id = "alo"
version = "1"
date = "2026-01-01"
status = "draft"
title = {de = "Probe", en = "Trial"}
combine = "weighted_mean"
weight_sum = 1
[[node]]
key = "A1"
title = {de = "Arbeitslose", en = "Unemployed"}
question = {de = "Wie viele?", en = "How many?"}
basis = {de = "Vorschlag", en = "Proposal"}
weight = 1
measure = "alo"
unit = "%"
utility = [[0, 0], [20, 1]]
)");
    geo::Progress progress;
    const StudyResult result = run_study(load_study(file, {}), {}, progress);
    std::size_t turned = 0;
    for (const auto& firm : result.judgement.firmness)
      if (firm && firm->data.best != firm->data.worst) ++turned;
    return turned;
  };
  EXPECT_EQ(spread("0"), 0u);
  EXPECT_GE(spread("60000"), 2u);
}

TEST(Rounding, ANegativeStepIsRefusedWithItsLine) {
  const support::TemporaryFolder folder;
  const auto file = support::write_drawn_study(folder.path());
  support::write_text(file, with_rounding("-1"));
  geo::Findings findings;
  (void)check_study(file, {}, findings);
  bool said = false;
  for (const geo::Finding& finding : findings.kept())
    said = said || (finding.row > 0 && finding.message.de.find("rounding") != std::string::npos);
  EXPECT_TRUE(said);
}

// --- partners -----------------------------------------------------------------------------------

TEST(Partners, WhatTheyStatedReachesTheOrganisationalModel) {
  const auto& facts = drawn().judgement.organisation_facts;
  EXPECT_DOUBLE_EQ(facts[1].partners_willing.value, 1);
  EXPECT_FALSE(facts[1].partners_willing.missing());
  EXPECT_DOUBLE_EQ(facts[2].partners_willing.value, 0);
  EXPECT_TRUE(facts[3].partners_willing.missing());
  EXPECT_TRUE(drawn().measures.contains("ready_partners"));
  for (const Pathway& pathway : drawn().judgement.pathways) EXPECT_FALSE(pathway.motivated);
}

// --- layers and tables --------------------------------------------------------------------------

TEST(SozialraumLayer, IsTheUnionOfItsMembersWithWhatIsKnownOfThem) {
  const geo::Layer& layer = drawn().layers.sozialraeume;
  ASSERT_EQ(layer.size(), 2u);
  EXPECT_EQ(layer.table().text(columns::kSozialraumName),
            (std::vector<std::string>{"Talrand", "Talmitte"}));
  EXPECT_EQ(layer.table().text(columns::kMembers)[0], "16999001, 16999003");
  const auto area = [&](std::size_t row) {
    return geo::area(std::get<geo::MultiPolygon>(layer.geometry(row)));
  };
  EXPECT_NEAR(area(0), 2 * 4000.0 * 4000.0, 1);
  EXPECT_NEAR(area(1), 4000.0 * 4000.0, 1);
  // Children: A 4*10 + 4*5, C 2*3 + 4*6; B 4*8.
  EXPECT_DOUBLE_EQ(layer.table().number(columns::kChildren)[0], 90);
  EXPECT_DOUBLE_EQ(layer.table().number(columns::kChildren)[1], 32);
  // On foot from k1 (the ThEKiZ): its 40 children; k2 stands 1,000 m away, its cells 850 m and
  // more.
  EXPECT_NEAR(layer.table().number("thekiz_foot_15")[0], 100 * 40.0 / 90, 1e-9);
  EXPECT_NEAR(layer.table().number("thekiz_foot_15")[1], 0, 1e-9);
  EXPECT_NE(layer.table().find(columns::kIndex), nullptr);
}

TEST(Services, AreExportedWithAllTheirFieldsAndPlacesToTheMetre) {
  const geo::Table& table = drawn().services_table;
  ASSERT_EQ(table.row_count(), 3u);
  EXPECT_EQ(table.text(columns::kBarrierFree)[0], "ja");
  EXPECT_EQ(table.at(columns::kBarrierFree).words(0, geo::Language::English), "yes");
  EXPECT_EQ(table.text(columns::kSgb)[0], "§ 28 SGB VIII");
  EXPECT_EQ(table.text(columns::kHandlungsfeld)[0], "4");
  EXPECT_FALSE(table.text(columns::kHandlungsfeldName)[0].empty());
  EXPECT_DOUBLE_EQ(table.number("x")[0], 646100);
  EXPECT_DOUBLE_EQ(table.number("y")[0], 5652101);
  EXPECT_TRUE(geo::is_missing(table.at("x").flags[2])) << "outreach has no place";
  EXPECT_EQ(table.text(columns::kOutreach)[2], "ja");
  EXPECT_NE(drawn().layers.services.table().find(columns::kSgb), nullptr);
}

TEST(Services, AnInternalListIsInNoPublicOutput) {
  Files files;
  files.toml = replaced(files.toml, "file = \"listen/angebote.csv\"",
                        "file = \"listen/angebote.csv\"\ndistribution = \"internal\"");
  StudyResult result = run(files);
  ASSERT_GT(result.services_table.row_count(), 0u);
  (void)withhold_mixed_results(result);
  EXPECT_EQ(result.services_table.row_count(), 0u);
  EXPECT_EQ(result.layers.services.size(), 0u);
}

TEST(SozialraumLayer, APublicReleaseHasNoIndexFromInternalFigures) {
  Files files;
  files.toml = replaced(files.toml, "file = \"zahlen.csv\"",
                        "file = \"zahlen.csv\"\ndistribution = \"internal\"");
  StudyResult result = run(files);
  ASSERT_NE(result.layers.sozialraeume.table().find(columns::kIndex), nullptr);
  (void)withhold_mixed_results(result);
  EXPECT_EQ(result.layers.sozialraeume.size(), 2u);
  for (std::size_t i = 0; i < result.layers.sozialraeume.table().column_count(); ++i)
    EXPECT_THAT(result.layers.sozialraeume.table().column(i).name,
                testing::Not(HasSubstr("index")));
}

// --- languages ----------------------------------------------------------------------------------

const StudyResult& asked() {
  static const StudyResult result = run({.toml = whole_toml() + kQuestions});
  return result;
}

/// Everything people read as rows: tables, and the fields of layers.
std::vector<NamedTable> spoken() {
  const StudyResult& result = asked();
  std::vector<NamedTable> all = tables_of(result);
  const ResultLayers& layers = result.layers;
  for (const geo::Layer* layer :
       {&layers.units, &layers.cells, &layers.kitas, &layers.services, &layers.gaps,
        &layers.catchments, &layers.sozialraeume, &result.verbund.cells, &result.verbund.lines,
        &result.verbund.members, &result.siting.layer, &result.formation.ways,
        &result.formation.places})
    all.push_back({"layer", layer->name(), &layer->table(), layer->name()});
  return all;
}

TEST(Languages, EveryQuestionIsAskedHere) {
  std::set<std::string> files;
  for (const NamedTable& named : spoken()) {
    if (named.table->row_count() > 0) files.insert(named.file);
  }
  for (const char* file :
       {"rangfolge", "stabilitaet", "verbundpruefung", "verbund_kreis", "verbund_szenarien",
        "verbund_vorschlaege", "verbund_nachweis", "verbund_vergleich", "praeventionskette",
        "netzwerk", "vorschlaege", "vorschlaege_alternativen", "vorschlaege_kurve",
        "vorschlaege_vergleich", "vorausschau", "abdeckung_nach_jahren", "rangfolge_nach_jahren"})
    EXPECT_TRUE(files.contains(file)) << file;
}

/// Titles that are the same in both languages by right.
const std::set<std::string> kSame = {"Name",        "Kita",    "Kitas",  "Gemeinde",
                                     "Sozialraum",  "Team",    "Status", "Phase",
                                     "Arbeitslose", "Verbund", "ThEKiZ", "Verbünde"};

/// Cells that are names, codes or numbers of the county's own.
const std::set<std::string> kOwnWords = {
    "kita_id",    "kita",         "name",          "traeger",    "key",         "gemeinde",
    "unit_key",   "place",        "verbund",       "category",   "hosted_at",   "sgb",
    "first_id",   "first",        "first_traeger", "second",     "second_id",   "second_traeger",
    "service_id", "service",      "file",          "layer",      "code",        "units",
    "lead",       "verbund_id",   "alike",         "pathway",    "phase",       "handlungsfeld",
    "resolution", "kind",         "four_b",        "cell",       "gap_id",      "small",
    "members",    "check",        "part",          "proposal",   "lead_id",     "opened",
    "closed",     "verbund_name", "label",         "sozialraum", "nearest_kita"};

/// In this layer the question is its key and the role a code that styles read.
bool own_words(const NamedTable& named, const std::string& column) {
  return kOwnWords.contains(column) ||
         (named.file == "layer" && (column == "role" || column == "question"));
}

TEST(Languages, EveryTitleAndEveryWordOfATableHasItsEnglish) {
  for (const NamedTable& named : spoken()) {
    EXPECT_FALSE(named.sheet_en.empty()) << named.sheet;
    for (std::size_t i = 0; i < named.table->column_count(); ++i) {
      const geo::Column& column = named.table->column(i);
      const std::string where = named.sheet + ": " + column.name;
      EXPECT_FALSE(column.title.en.empty()) << where;
      if (!kSame.contains(column.title.de)) {
        EXPECT_NE(column.title.de, column.title.en) << where;
      }
      EXPECT_THAT(column.title.en, testing::Not(HasSubstr("(German)"))) << where;
      EXPECT_THAT(column.name, testing::Not(testing::EndsWith("_en"))) << where;
      if (column.type != geo::ColumnType::Text || own_words(named, column.name)) continue;
      EXPECT_EQ(column.texts_en.size(), column.texts.size()) << where;
    }
  }
}

void expect_no_german_word(const std::string& text, const std::string& where) {
  for (const char* word :
       {"Personen",  "Kinder",     "Punkte",      "Zellen",  "von 100",   "Untersuchungsgebiet",
        "Gebiet",    "erreichbar", "Kennzeichen", "Rang,",   "kein ",     "nein",
        "Hinweis",   "ländlich",   "Prüfauftrag", "Anteil",  "Stunden",   "Schwangerschaft",
        "Jahr",      "Bewiesen",   "Sätze",       "Euro ",   "Vorschlag", "besteht",
        "fällt weg", "nicht",      "ohne",        "keine",   "unter",     "mit dem ",
        " und ",     " der ",      " die ",       " des ",   "Kreis ",    "Grenze",
        "zu Fuß",    "heute",      "gleich",      "anders",  ",ja",       ": ja",
        "insgesamt", "Stelle",     "je km",       "Träger:", "Traeger:",  "Täler"}) {
    const std::size_t at = text.find(word);
    EXPECT_EQ(at, std::string::npos) << where << ": " << word << ": "
                                     << text.substr(at > 60 && at < text.size() ? at - 60 : 0, 160);
  }
}

TEST(Languages, EnglishFilesHaveNoGermanWord) {
  for (const NamedTable& named : spoken()) {
    if (named.file == "hinweise") continue;  // its sentences quote German files
    const std::string text = geo::csv_text(
        *named.table, {.titles = true, .rounded = true, .language = geo::Language::English});
    expect_no_german_word(text, named.sheet);
  }
}

TEST(Languages, EnglishExplanationsHaveNoGermanWord) {
  const auto in_english = [](const Explanation& explanation) {
    return explanation_text(explanation, geo::Language::English);
  };
  expect_no_german_word(in_english(explain_kita(asked(), "03")), "03");
  expect_no_german_word(in_english(explain_unit(asked(), "16999001")), "16999001");
  expect_no_german_word(in_english(explain_verbund(asked(), "V1")), "V1");
}

TEST(Languages, UnitsAreWordsTooAndNumbersAreRoundedForPeople) {
  EXPECT_EQ(geo::unit_words("Personen", geo::Language::English), "persons");
  EXPECT_EQ(geo::unit_words("Personen", geo::Language::German), "Personen");
  EXPECT_EQ(geo::unit_words("km", geo::Language::English), "km");
  EXPECT_EQ(geo::unit_words("Euro je Jahr", geo::Language::English), "euro a year");
  EXPECT_EQ(geo::unit_words("Sätze", geo::Language::English), "sets");
  geo::TableBuilder builder;
  builder.add_number("share", {"Anteil", "Share"}, "%", 1, {100.0 / 3, -0.01, 12});
  const geo::Table table = std::move(builder).build();
  EXPECT_EQ(geo::csv_text(table, {.german = true, .titles = true, .rounded = true}),
            "\xEF\xBB\xBF"
            "Anteil (%)\r\n33,3\r\n0\r\n12\r\n");
  EXPECT_EQ(geo::csv_text(table, {}), "share\n33.333333333333336\n-0.01\n12\n");
}

// --- figures that tell nothing apart ------------------------------------------------------------

struct Odd {
  const char* name;
  const char* figures;
  const char* code;  ///< of the Finding that says the rule
};

class OddFigures : public testing::TestWithParam<Odd> {};

TEST_P(OddFigures, GetARuleThatIsSaidAndNoNumberThatIsNone) {
  Files files;
  files.figures = GetParam().figures;
  // The whole tree asks for the figure on a z scale.
  files.toml = replaced(files.toml, "criteria = \"kriterien.toml\"", "");
  const StudyResult result = run(files);
  EXPECT_GT(result.inputs.findings.count(GetParam().code), 0u);
  for (const NamedTable& named : tables_of(result)) {
    for (std::size_t i = 0; i < named.table->column_count(); ++i) {
      const geo::Column& column = named.table->column(i);
      for (std::size_t row = 0; row < column.numbers.size(); ++row)
        EXPECT_TRUE(std::isfinite(column.numbers[row]) || geo::is_missing(column.flags[row]))
            << named.sheet << ": " << column.name << ", row " << row;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Figures, OddFigures,
    testing::Values(Odd{"OneValue", "Schlüssel;Arbeitslose;Personen\n16999001;30;400\n",
                        "score.no_spread"},
                    Odd{"AllEqual",
                        "Schlüssel;Arbeitslose;Personen\n16999001;40;400\n16999002;30;300\n"
                        "16999003;25;250\n",
                        "score.no_spread"},
                    Odd{"AllMissing",
                        "Schlüssel;Arbeitslose;Personen\n16999001;.;400\n16999002;.;300\n"
                        "16999003;.;250\n",
                        "score.no_spread"},
                    Odd{"NobodyInTheBase",
                        "Schlüssel;Arbeitslose;Personen\n16999001;0;0\n16999002;0;0\n"
                        "16999003;0;0\n",
                        "score.no_spread"}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace nahraum::analysis
