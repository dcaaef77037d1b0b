#include "analysis/disclosure/ledger_file.h"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "geo/core/error.h"
#include "geo/core/hash.h"
#include "geo/io/atomic_file.h"

namespace nahraum::analysis::disclosure {

namespace {

using Json = nlohmann::json;
using geo::text;

constexpr const char* kSchema = "nahraum-ledger-1";

Json json_of(const LedgerRelease& release) {
  Json facts = Json::array();
  for (const LedgerFact& fact : release.facts) {
    Json json = {{"area", fact.area},
                 {"units", fact.units},
                 {"measure", fact.measure},
                 {"from", fact.said.lower}};
    if (fact.said.upper < kNoLimit) json["to"] = fact.said.upper;
    facts.push_back(std::move(json));
  }
  Json rates = Json::array();
  for (const LedgerRate& rate : release.rates) {
    rates.push_back({{"area", rate.area},
                     {"units", rate.units},
                     {"numerator", rate.numerator},
                     {"base", rate.base},
                     {"per", rate.per},
                     {"decimals", rate.decimals},
                     {"printed", rate.printed}});
  }
  return {{"name", release.name},
          {"date", release.date},
          {"facts", std::move(facts)},
          {"rates", std::move(rates)}};
}

LedgerRelease release_of(const Json& json) {
  LedgerRelease release{json.at("name"), json.at("date"), {}, {}, json.at("sha256")};
  for (const Json& fact : json.at("facts")) {
    release.facts.push_back({fact.at("area"),
                             fact.at("units"),
                             fact.at("measure"),
                             {fact.at("from"), fact.value("to", kNoLimit)}});
  }
  for (const Json& rate : json.at("rates")) {
    release.rates.push_back({rate.at("area"), rate.at("units"), rate.at("numerator"),
                             rate.at("base"), rate.at("per"), rate.at("decimals"),
                             rate.at("printed")});
  }
  return release;
}

geo::Error bad_ledger(const std::filesystem::path& file) {
  return geo::Error(geo::ErrorKind::Input,
                    text("Das Verzeichnis der Veröffentlichungen ist nicht lesbar oder wurde von "
                         "Hand verändert.",
                         "The ledger of releases cannot be read or was changed by hand."))
      .in_file(file.filename().string())
      .with_hint(text("Bitte die Sicherung des Verzeichnisses verwenden.",
                      "Please use the backup of the ledger."));
}

}  // namespace

std::string release_hash(const LedgerRelease& release, const std::string& before) {
  return geo::sha256(before + "\n" + json_of(release).dump());
}

Ledger read_ledger(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return {};
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  Ledger ledger;
  try {
    const Json json = Json::parse(bytes);
    if (json.at("schema") != kSchema) throw bad_ledger(file);
    std::string before;
    for (const Json& entry : json.at("releases")) {
      ledger.releases.push_back(release_of(entry));
      if (release_hash(ledger.releases.back(), before) != ledger.releases.back().sha256)
        throw bad_ledger(file);
      before = ledger.releases.back().sha256;
    }
  } catch (const Json::exception&) {
    throw bad_ledger(file);
  }
  return ledger;
}

std::string ledger_text(const Ledger& ledger) {
  Json releases = Json::array();
  for (const LedgerRelease& release : ledger.releases) {
    Json json = json_of(release);
    json["sha256"] = release.sha256;
    releases.push_back(std::move(json));
  }
  const Json json = {{"schema", kSchema}, {"releases", std::move(releases)}};
  return json.dump(1) + "\n";
}

void write_ledger(const std::filesystem::path& file, const Ledger& ledger) {
  geo::write_file_atomically(file, ledger_text(ledger));
}

}  // namespace nahraum::analysis::disclosure
