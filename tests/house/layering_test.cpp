// The house has one chain, geo <- analysis <- viewer/render <- {cli, viewer/app}, and no arrow
// back. This test reads the includes of every source file, so a wrong arrow fails with the file and
// line that drew it.

#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/shared_data.h"

namespace nahraum {
namespace {

namespace fs = std::filesystem;

struct Include {
  std::string file;
  std::size_t line = 0;
  std::string header;
  bool system = false;
};

std::vector<fs::path> sources_below(const std::string& folder) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry :
       fs::recursive_directory_iterator(support::source_dir() / folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".h" || extension == ".cpp") files.push_back(entry.path());
  }
  return files;
}

std::vector<Include> includes_of(const fs::path& path) {
  static const std::regex pattern(R"(^\s*#include ([<"])([^>"]+)[>"])");
  std::vector<Include> result;
  std::ifstream file(path);
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    std::smatch match;
    if (std::regex_search(line, match, pattern)) {
      result.push_back(
          {fs::relative(path, support::source_dir()).string(), number, match[2], match[1] == "<"});
    }
  }
  return result;
}

const std::map<std::string, std::vector<std::string>> kMaySee = {
    {"geo", {"geo/"}},
    {"analysis", {"geo/", "analysis/"}},
    {"viewer/render", {"geo/", "analysis/", "viewer/render/"}},
    {"viewer/app", {"geo/", "analysis/", "viewer/render/", "viewer/app/"}},
    {"cli", {"geo/", "analysis/", "viewer/render/", "cli/"}},
};

bool begins_with_any(const std::string& text, const std::vector<std::string>& prefixes) {
  for (const std::string& prefix : prefixes) {
    if (text.starts_with(prefix)) return true;
  }
  return false;
}

TEST(House, NoArrowPointsBack) {
  for (const auto& [folder, allowed] : kMaySee) {
    for (const fs::path& path : sources_below(folder)) {
      for (const Include& include : includes_of(path)) {
        if (include.system) continue;
        EXPECT_TRUE(begins_with_any(include.header, allowed))
            << include.file << ":" << include.line << " includes " << include.header;
      }
    }
  }
}

/// Inside geo: data know no files and no searches, searches know no files (docs/architecture.md).
TEST(House, NetworksAndSearchesKnowNoFiles) {
  const std::map<std::string, std::vector<std::string>> must_not_see = {
      {"geo/network", {"geo/io/", "geo/travel/", "geo/streets/"}},
      {"geo/travel", {"geo/io/", "geo/streets/"}},
      {"geo/io", {"geo/travel/", "geo/streets/"}},
  };
  for (const auto& [folder, forbidden] : must_not_see) {
    for (const fs::path& path : sources_below(folder)) {
      for (const Include& include : includes_of(path)) {
        if (include.system) continue;
        EXPECT_FALSE(begins_with_any(include.header, forbidden))
            << include.file << ":" << include.line << " includes " << include.header;
      }
    }
  }
}

/// Inside analysis: the study strings the questions together, the papers tell of its result; no
/// question knows either, and the study does not know the papers.
TEST(House, QuestionsDoNotKnowTheStudy) {
  for (const fs::path& path : sources_below("analysis")) {
    const std::string place = path.generic_string();
    if (place.find("analysis/papers/") != std::string::npos) continue;
    const bool in_study = place.find("analysis/study/") != std::string::npos;
    for (const Include& include : includes_of(path)) {
      const bool knows_study = include.header.starts_with("analysis/study/") && !in_study;
      EXPECT_FALSE(knows_study || include.header.starts_with("analysis/papers/"))
          << include.file << ":" << include.line << " includes " << include.header;
    }
  }
}

TEST(House, QtLivesOnlyInTheWindow) {
  for (const std::string folder : {"geo", "analysis", "viewer/render", "cli"}) {
    for (const fs::path& path : sources_below(folder)) {
      for (const Include& include : includes_of(path)) {
        EXPECT_FALSE(include.system && include.header.starts_with("Q"))
            << include.file << ":" << include.line << " includes <" << include.header << ">";
      }
    }
  }
}

TEST(House, ForeignHeadersStayBehindTheirAdapter) {
  const std::vector<std::string> geo_only = {"gdal",      "ogr",      "cpl_",   "proj",
                                             "geos",      "sqlite3",  "osmium", "zip.h",
                                             "protozero", "Random123"};
  const std::vector<std::string> render_only = {"cairo", "pango", "qpdf"};
  for (const auto& [folder, allowed] : kMaySee) {
    for (const fs::path& path : sources_below(folder)) {
      const bool header =
          path.extension() == ".h" && path.string().find("/detail/") == std::string::npos;
      for (const Include& include : includes_of(path)) {
        if (!include.system) continue;
        const bool geo_library = begins_with_any(include.header, geo_only);
        const bool render_library = begins_with_any(include.header, render_only);
        const bool in_place =
            (geo_library && folder == "geo") || (render_library && folder == "viewer/render");
        EXPECT_TRUE((!geo_library && !render_library) || (in_place && !header))
            << include.file << ":" << include.line << " includes <" << include.header << ">";
      }
    }
  }
}

}  // namespace
}  // namespace nahraum
