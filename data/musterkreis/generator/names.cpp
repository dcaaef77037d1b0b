#include "data/musterkreis/generator/names.h"

#include <array>
#include <set>

namespace nahraum::musterkreis {
namespace {

constexpr std::array kStems = {
    "Otter",   "Dachs",   "Iltis",   "Marder",  "Hamster", "Wiesel", "Häher",    "Kauz",
    "Grillen", "Hummel",  "Zeisig",  "Drossel", "Distel",  "Klee",   "Schlehen", "Ginster",
    "Farn",    "Binsen",  "Möhren",  "Rüben",   "Quitten", "Mispel", "Weißdorn", "Geißblatt",
    "Kälber",  "Lämmer",  "Füllen",  "Gänse",   "Löffel",  "Kessel", "Töpfer",   "Köhler",
    "Büttner", "Zöllner", "Schäfer", "Kräuter", "Mörtel",  "Kiesel", "Gänsefuß", "Süßholz"};
constexpr std::array kEndings = {"roda",  "leben", "stedt", "hausen", "ungen", "bach", "born",
                                 "grund", "dorf",  "felde", "wenden", "thal",  "au",   "rieth"};
// Combinations that exist or come too close to a place that exists.
constexpr std::array kTaken = {
    "Hummelbach", "Kesselbach",    "Kesseldorf",  "Schäferdorf",  "Dachsbach",  "Gänsebach",
    "Gänsedorf",  "Kieselbach",    "Drosseldorf", "Distelhausen", "Kleedorf",   "Köhlerdorf",
    "Otterstedt", "Schäferhausen", "Distelbach",  "Kälberbach",   "Binsenbach", "Rübendorf",
    "Kleestedt",  "Hamsterhausen", "Rübenau",     "Otterthal",    "Otterbach"};
constexpr std::array kRuralStreets = {
    "Dorfstraße",  "Am Anger",      "Lindenstraße",  "Kirchgasse",       "Mühlweg",
    "Am Teich",    "Schulstraße",   "Hauptstraße",   "Gartenweg",        "Bergstraße",
    "Zum Gutshof", "Backhausgasse", "Am Dorfplatz",  "Hintergasse",      "Wiesenweg",
    "Am Bach",     "Obere Straße",  "Untere Straße", "Am Sportplatz",    "Siedlungsweg",
    "Feldstraße",  "Waldweg",       "Brunnengasse",  "An der Schäferei", "Neue Straße"};
constexpr std::array kTownStreets = {
    "Marktstraße",        "Bahnhofstraße",     "Rathausgasse",  "Töpfergasse",   "Goetheweg",
    "Schillerstraße",     "Bachstraße",        "Ringstraße",    "Südstraße",     "Nordstraße",
    "Parkstraße",         "Rosenweg",          "Ahornallee",    "Birkenweg",     "Kastanienallee",
    "Fröbelstraße",       "Gerberstraße",      "Stadtgraben",   "Walkmühlenweg", "Am Sonnenhang",
    "Straße der Einheit", "Geschwisterstraße", "Am Wasserturm", "Weststraße",    "Löwengasse",
    "Fleischergasse",     "Langer Weg",        "Poststraße",    "Amselweg",      "Lerchenweg"};
constexpr std::array kKitaNames = {
    "Pusteblume",    "Spatzennest",   "Zwergenland",   "Sonnenkäfer",    "Regenbogen",
    "Wirbelwind",    "Bienenkorb",    "Märchenwald",   "Kunterbunt",     "Rappelkiste",
    "Igelbau",       "Waldmäuse",     "Glühwürmchen",  "Sternschnuppe",  "Löwenzahn",
    "Schneckenhaus", "Kinderinsel",   "Murmelspiel",   "Froschkönig",    "Bergwichtel",
    "Storchennest",  "Gänseblümchen", "Hummelhaus",    "Apfelbäumchen",  "Rasselbande",
    "Farbenfroh",    "Tausendfüßler", "Wiesengrund",   "Arche",          "Villa Kullerball",
    "Eichhörnchen",  "Brunnenkinder", "Mühlenspatzen", "Lindenkinder",   "Kastanienzwerge",
    "St. Barbara",   "Unterm Baum",   "Drachennest",   "Maulwurfshügel", "Windmühle"};

}  // namespace

const std::vector<std::string>& gemeinde_names() {
  static const std::vector<std::string> names = {
      "Oberlindenau", "Groß Wiesenthal",  "Kälberfelde",  "Weißdornhausen", "Mispelroda",
      "Quittenleben", "Häherstedt",       "Dachswenden",  "Unterlindenau",  "Iltisgrund",
      "Zeisigrieth",  "Klein Wiesenthal", "Löffelungen",  "Köhlerborn",     "Schlehenthal",
      "Ginsterroda",  "Töpferfelde",      "Farnleben",    "Büttnerstedt",   "Zöllnerrieth",
      "Kräutergrund", "Grillenwenden",    "Lämmerstedt",  "Hohenmispel",    "Rübenleben",
      "Altenquitten", "Wieselroda",       "Süßholzungen", "Marderthal",     "Geißblattau",
      "Fürstenkauz",  "Neuhummelstedt",   "Drosselrieth", "Möhrenwenden",   "Kesselungen",
      "Binsenleben"};
  return names;
}

std::vector<std::string> village_names(std::size_t count, Rng& rng) {
  std::set<std::string> used(gemeinde_names().begin(), gemeinde_names().end());
  used.insert(kTaken.begin(), kTaken.end());
  std::vector<std::string> names;
  while (names.size() < count) {
    std::string name =
        std::string(kStems[rng.below(kStems.size())]) + kEndings[rng.below(kEndings.size())];
    if (!used.insert(name).second) continue;
    const double modifier = rng.uniform();
    if (modifier < 0.05) name = "Groß " + name;
    if (modifier > 0.95) name = "Klein " + name;
    names.push_back(name);
  }
  return names;
}

std::string street_name(Rng& rng, bool in_town) {
  return in_town ? kTownStreets[rng.below(kTownStreets.size())]
                 : kRuralStreets[rng.below(kRuralStreets.size())];
}

std::string kita_name(std::size_t index) {
  // The second round takes the Ort as an addition; see kitas.cpp.
  return kKitaNames[index % kKitaNames.size()];
}

}  // namespace nahraum::musterkreis
