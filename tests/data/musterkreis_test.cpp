// The sample county: the generator is deterministic, the committed files are its output, and they
// hold what README.md promises.
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <set>

#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include "tests/data/musterkreis_files.h"

namespace musterkreis_test {
namespace {

namespace fs = std::filesystem;

struct CloseDataset {
  void operator()(GDALDataset* data) const { GDALClose(data); }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

Dataset open_vector(const std::string& path) {
  GDALAllRegister();
  return Dataset(static_cast<GDALDataset*>(
      GDALOpenEx(path.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr)));
}

class TempFolder {
 public:
  TempFolder() {
    std::string pattern = (fs::temp_directory_path() / "musterkreis-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  ~TempFolder() { fs::remove_all(path_); }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

void generate(const TempFolder& folder, const std::string& environment,
              const std::string& arguments = "") {
  const std::string command = environment + " '" MUSTERKREIS_GENERATOR "' '" + folder.path() +
                              "' " + arguments + " > /dev/null";
  ASSERT_EQ(std::system(command.c_str()), 0);
}

std::unique_ptr<OGRGeometry> county_area(GDALDataset& data) {
  OGRLayer* layer = data.GetLayerByName("vg250_krs");
  const OGRFeatureUniquePtr feature(layer->GetNextFeature());
  return std::unique_ptr<OGRGeometry>(feature->GetGeometryRef()->clone());
}

double area(const OGRGeometry& geometry) { return geometry.toMultiPolygon()->get_Area(); }

TEST(Musterkreis, comes_out_of_the_generator_byte_for_byte_whatever_zone_and_locale) {
  const TempFolder first;
  const TempFolder second;
  generate(first, "TZ=UTC LC_ALL=C");
  generate(second, "TZ=Pacific/Auckland LC_ALL=de_DE.UTF-8");
  for (const std::string& name : file_names()) {
    const std::string bytes = read_bytes(first / name);
    EXPECT_TRUE(bytes == read_bytes(second / name)) << name << " differs between two runs";
    EXPECT_TRUE(bytes == read_bytes(committed(name)))
        << name << " is not what the generator writes";
  }
}

TEST(Musterkreis, another_seed_gives_another_county) {
  const TempFolder other;
  generate(other, "", "--seed 7");
  EXPECT_FALSE(read_bytes(other / "kitas.csv") == read_bytes(committed("kitas.csv")));
}

TEST(Musterkreis, stays_under_ten_megabytes) {
  std::uintmax_t size = 0;
  for (const std::string& name : file_names()) size += fs::file_size(committed(name));
  EXPECT_LT(size, 10'000'000U);
}

TEST(Musterkreis, gemeinden_are_valid_and_cover_the_county_without_gap_or_overlap) {
  const Dataset data = open_vector(committed("vg250_musterkreis.gpkg"));
  ASSERT_TRUE(data);
  OGRMultiPolygon all;
  double sum = 0.0;
  int land = 0;
  int water = 0;
  int multi_part = 0;
  int residents = 0;
  for (const auto& feature : *data->GetLayerByName("vg250_gem")) {
    const OGRMultiPolygon* shape = feature->GetGeometryRef()->toMultiPolygon();
    EXPECT_TRUE(shape->IsValid()) << feature->GetFieldAsString("GEN");
    for (const OGRPolygon* part : *shape) all.addGeometry(part);
    sum += shape->get_Area();
    const bool is_land = feature->GetFieldAsInteger("GF") == 4;
    (is_land ? land : water) += 1;
    multi_part += shape->getNumGeometries() > 1 ? 1 : 0;
    if (is_land) residents += feature->GetFieldAsInteger("EWZ");
    EXPECT_EQ(std::string(feature->GetFieldAsString("ARS")).size(), 12U);
    EXPECT_EQ(std::string(feature->GetFieldAsString("AGS")).substr(0, 5), "16999");
  }
  EXPECT_EQ(land, 40);
  EXPECT_EQ(water, 2);
  EXPECT_EQ(multi_part, 1);
  EXPECT_EQ(residents, 115000);
  const std::unique_ptr<OGRGeometry> united(all.UnionCascaded());
  const std::unique_ptr<OGRGeometry> county = county_area(*data);
  EXPECT_NEAR(sum, area(*county), 0.01);
  EXPECT_TRUE(std::unique_ptr<OGRGeometry>(united->SymDifference(county.get()))->IsEmpty());
  EXPECT_NEAR(area(*county) / 1e6, 1300.0, 60.0);
}

TEST(Musterkreis, ortsteile_share_out_each_gemeinde) {
  const Dataset areas = open_vector(committed("vg250_musterkreis.gpkg"));
  const Dataset data = open_vector(committed("ortsteile.gpkg"));
  std::map<std::string, double> gemeinde;
  for (const auto& f : *areas->GetLayerByName("vg250_gem")) {
    gemeinde[f->GetFieldAsString("AGS")] += f->GetGeometryRef()->toMultiPolygon()->get_Area();
  }
  std::set<std::string> names;
  OGRLayer* layer = data->GetLayerByName("ortsteile");
  for (const auto& f : *layer) {
    EXPECT_TRUE(f->GetGeometryRef()->IsValid());
    names.insert(f->GetFieldAsString("NAME"));
    gemeinde[f->GetFieldAsString("AGS")] -= f->GetGeometryRef()->toMultiPolygon()->get_Area();
    EXPECT_EQ(std::string(f->GetFieldAsString("OTT")).substr(0, 8), f->GetFieldAsString("AGS"));
  }
  EXPECT_EQ(layer->GetFeatureCount(), 180);
  EXPECT_EQ(names.size(), 180U) << "names are unique";
  for (const auto& [ags, rest] : gemeinde) EXPECT_NEAR(rest, 0.0, 0.01) << ags;
}

// Cells inside the county by centre point, as an importer would place them.
std::set<std::string> cells_inside() {
  const Dataset data = open_vector(committed("vg250_musterkreis.gpkg"));
  const std::unique_ptr<OGRGeometry> county = county_area(*data);
  const OGRPreparedGeometryUniquePtr prepared(
      OGRCreatePreparedGeometry(OGRGeometry::ToHandle(county.get())));
  OGRSpatialReference grid;
  grid.importFromEPSG(3035);
  grid.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  OGRSpatialReference working;
  working.importFromEPSG(25832);
  working.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const std::unique_ptr<OGRCoordinateTransformation> step(
      OGRCreateCoordinateTransformation(&grid, &working));
  std::set<std::string> inside;
  const auto rows = read_table(
      census("Zensus2022_Bevoelkerungszahl/Zensus2022_Bevoelkerungszahl_100m-Gitter.csv"),
      "GITTER_ID_100m");
  for (const Row& row : rows) {
    OGRPoint centre(std::stoi(row.at("x_mp_100m")), std::stoi(row.at("y_mp_100m")));
    const std::string id = "CRS3035RES100mN" +
                           std::to_string(static_cast<int>(centre.getY()) - 50) + "E" +
                           std::to_string(static_cast<int>(centre.getX()) - 50);
    EXPECT_EQ(id, row.at("GITTER_ID_100m"));
    centre.transform(step.get());
    if (OGRPreparedGeometryContains(prepared.get(), OGRGeometry::ToHandle(&centre)))
      inside.insert(id);
  }
  EXPECT_GT(rows.size(), inside.size() + 200) << "a ring of neighbouring cells";
  return inside;
}

int count(const std::string& text) { return text == "\u2013" ? 0 : std::stoi(text); }

TEST(Musterkreis, census_adds_up_to_the_residents_and_children_of_the_county) {
  const std::set<std::string> inside = cells_inside();
  EXPECT_NEAR(static_cast<double>(inside.size()), 9000.0, 300.0);
  int residents = 0;
  for (const Row& row : read_table(
           census("Zensus2022_Bevoelkerungszahl/Zensus2022_Bevoelkerungszahl_100m-Gitter.csv"),
           "GITTER_ID_100m")) {
    if (inside.count(row.at("GITTER_ID_100m")) > 0) residents += std::stoi(row.at("Einwohner"));
  }
  EXPECT_NEAR(residents, 115000, 575);
  int children = 0;
  int mismatches = 0;
  for (const Row& row :
       read_table(census("Alter_infrastrukturelle_Klassen/Zensus2022_Alter_infr_100m-Gitter.csv"),
                  "GITTER_ID_100m")) {
    if (inside.count(row.at("GITTER_ID_100m")) == 0) continue;
    children += count(row.at("Unter3")) + count(row.at("a3bis5"));
    int classes = -count(row.at("Insgesamt_Bevoelkerung"));
    for (const auto& [title, value] : row) {
      if (title.find("100m") == std::string::npos && title != "Insgesamt_Bevoelkerung")
        classes += count(value);
    }
    mismatches += classes != 0 ? 1 : 0;
  }
  EXPECT_NEAR(children, 5000, 200);
  EXPECT_GT(mismatches, 4000) << "each number is perturbed on its own";
}

TEST(Musterkreis, share_of_minors_has_commas_and_signs) {
  int limited = 0;
  for (const Row& row :
       read_table(census("Zensus2022_Anteil_unter_18/Zensus2022_Anteil_unter_18_100m-Gitter.csv"),
                  "GITTER_ID_100m")) {
    const std::string& sign = row.at("werterlaeuternde_Zeichen");
    EXPECT_TRUE(sign.empty() || sign == "KLAMMERN");
    limited += sign.empty() ? 0 : 1;
    if (row.at("AnteilUnter18") == "\u2013") continue;
    EXPECT_LE(comma_number(row.at("AnteilUnter18")), 100.0);
  }
  EXPECT_GT(limited, 100);
}

TEST(Musterkreis, has_80_kitas_with_4600_children) {
  const auto kitas = read_table(committed("kitas.csv"), "Nr.");
  ASSERT_EQ(kitas.size(), 80U);
  EXPECT_EQ(kitas.front().at("Nr."), "0001");
  double attending = 0.0;
  std::set<std::string> traeger;
  for (const Row& kita : kitas) {
    attending += comma_number(kita.at("belegt U3")) + comma_number(kita.at("belegt \xDC"
                                                                           "3"));
    traeger.insert(kita.at("Tr\xE4ger"));
    EXPECT_NEAR(comma_number(kita.at("Rechtswert")), 620000.0, 25000.0);
    EXPECT_EQ(kita.at("PLZ").size(), 5U);
  }
  EXPECT_EQ(attending, 4600.0);
  EXPECT_NEAR(static_cast<double>(traeger.size()), 12.0, 2.0);
}

TEST(Musterkreis, workbook_has_two_postcodes_without_their_zero) {
  const char* driver[] = {"XLSX", nullptr};
  GDALAllRegister();
  CPLSetConfigOption("OGR_XLSX_HEADERS", "DISABLE");
  const Dataset book(static_cast<GDALDataset*>(
      GDALOpenEx(committed("kitas.xlsx").c_str(), GDAL_OF_VECTOR, driver, nullptr, nullptr)));
  ASSERT_TRUE(book);
  int kitas = 0;
  int lost = 0;
  for (const auto& row : *book->GetLayer(0)) {
    const std::string id = row->GetFieldAsString(0);
    const std::string postcode = row->GetFieldAsString(5);
    if (id.size() != 4 || id.front() != '0') continue;
    ++kitas;
    lost += postcode.size() == 4 ? 1 : 0;
  }
  EXPECT_EQ(kitas, 80);
  EXPECT_EQ(lost, 2);
}

TEST(Musterkreis, verbuende_follow_the_practice_of_the_wartburgkreis) {
  const auto thekiz = read_table(committed("thekiz.csv"), "Kita");
  EXPECT_EQ(thekiz.size(), 19U);
  const auto verbuende = read_table(committed("verbuende.csv"), "Verbund");
  EXPECT_EQ(verbuende.size(), 10U);
  std::map<std::string, double> posts;
  double total = 0.0;
  for (const Row& v : verbuende) total += posts[v.at("Verbund")] = comma_number(v.at("VBE gesamt"));
  EXPECT_NEAR(total, 10.0, 0.01);
  std::map<std::string, int> members;
  for (const Row& m : read_table(committed("verbund_mitglieder.csv"), "Verbund")) {
    ++members[m.at("Verbund")];
    posts[m.at("Verbund")] -= comma_number(m.at("VBE-Anteil"));
  }
  for (const auto& [id, rest] : posts) EXPECT_NEAR(rest, 0.0, 1e-9) << id;
  int alone = 0;
  int six = 0;
  for (const auto& [id, n] : members) {
    alone += n == 1 ? 1 : 0;
    six += n == 6 ? 1 : 0;
  }
  EXPECT_GE(alone, 1);
  EXPECT_EQ(six, 1);
}

TEST(Musterkreis, has_60_services_and_all_core_categories) {
  const auto services = read_table(committed("angebote.csv"), "id");
  EXPECT_EQ(services.size(), 60U);
  std::set<std::string> categories;
  for (const Row& s : services) categories.insert(s.at("Kategorie"));
  for (const char* core :
       {"erziehungsberatung", "fruehe_hilfen", "schwangerschaftsberatung", "efl_beratung",
        "familienbildung", "familienzentrum", "kinderarzt", "fruehfoerderung"}) {
    EXPECT_EQ(categories.count(core), 1U) << core;
  }
}

TEST(Musterkreis, social_figures_carry_the_office_symbols_and_a_poor_quarter) {
  const auto rows = read_table(committed("sozialdaten.csv"), "Schl\xFCssel");
  std::set<std::string> symbols;
  for (const Row& row : rows) {
    for (const auto& [title, value] : row) {
      if (value == "*" || value == "." || value == "-") symbols.insert(value);
      if (value.front() == '(' || value.back() == 'p')
        symbols.insert(value.substr(value.size() - 1));
      if (value.rfind("- ", 0) == 0) symbols.insert("minus");
    }
    if (row.at("Name") != "Am Sonnenhang") continue;
    EXPECT_GT(std::stod(row.at("SGB II unter 15")) / std::stod(row.at("Bev\xF6lkerung unter 15")),
              0.35);
  }
  EXPECT_EQ(symbols, (std::set<std::string>{"*", ".", "-", ")", "p", "minus"}));
}

/// As many children as the 5,038 of the census county, somewhat fewer; the Kreis is their sum.
TEST(Musterkreis, registered_children_fit_the_census_and_add_up) {
  const auto rows = read_table(committed("kinder_gemeinden.csv"), "Schlüssel");
  int kreis = 0, gemeinden = 0, births_kreis = 0, births = 0;
  std::set<std::string> keys;
  for (const Row& row : rows) {
    if (!row.at("Variante").empty()) continue;
    const bool whole = row.at("Schlüssel") == "16999";
    (whole ? births_kreis : births) += std::stoi(row.at("Lebendgeborene"));
    if (row.at("Jahr") != "2025") continue;
    for (const char* age : {"Alter 0", "Alter 1", "Alter 2", "Alter 3", "Alter 4", "Alter 5"})
      (whole ? kreis : gemeinden) += std::stoi(row.at(age));
    if (!whole) keys.insert(row.at("Schlüssel"));
  }
  EXPECT_EQ(keys.size(), 40U);
  EXPECT_EQ(kreis, gemeinden);
  EXPECT_EQ(births_kreis, births);
  EXPECT_GT(kreis, 5038 * 0.9);
  EXPECT_LT(kreis, 5038 * 1.1);
}

}  // namespace
}  // namespace musterkreis_test
