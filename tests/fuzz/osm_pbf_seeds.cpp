// Writes the first corpus for osm_pbf_fuzz into a folder: small drawn extracts as whole files and
// as bare blocks.
//
//   osm_pbf_seeds CORPUS

#include <cstdio>
#include <fstream>
#include <protozero/pbf_reader.hpp>
#include <string>

#include "tests/support/osm_text.h"

namespace {

const char* const kExtracts[] = {
    "n1 x11.0 y51.0\nn2 x11.001 y51.0 Tbarrier=gate,access=private\nn3 x11.002 y51.0\n"
    "w10 Thighway=residential,maxspeed=30 Nn1,n2,n3\nw11 Thighway=path Nn3,n1\n"
    "r20 Ttype=restriction,restriction=no_left_turn,except=bicycle Mw10@from,n3@via,w11@to\n",
    "n1 x1 y1\nn2 x2 y2\nw1 Troute=ferry,duration=00:20 Nn1,n2\nw2 Thighway=path Nn1,n9,n2\n",
    "n1 x1 y1\nn2 x2 y2\nw1 Thighway=pedestrian,area=yes Nn1,n2,n1\nw2 Thighway=proposed Nn1,n2\n"
    "r1 Ttype=restriction:hgv,restriction=only_straight_on Mw1@from,n2@via,w1@to\n"
    "r2 Ttype=multipolygon,highway=pedestrian Mw1@outer\n",
};

void write(const std::string& folder, int number, const std::string& bytes) {
  std::ofstream(folder + "/drawn-" + std::to_string(number), std::ios::binary) << bytes;
}

/// The contents of all blocks but the header, of a file that is not packed.
std::string bare_blocks(const std::string& file) {
  std::string result;
  for (std::size_t at = 0; at < file.size();) {
    const auto size = static_cast<std::size_t>(static_cast<unsigned char>(file[at + 3])) +
                      256 * static_cast<std::size_t>(static_cast<unsigned char>(file[at + 2]));
    protozero::pbf_reader header(file.data() + at + 4, size);
    std::string type;
    std::size_t data = 0;
    while (header.next()) {
      if (header.tag() == 1) {
        type = header.get_string();
      } else if (header.tag() == 3) {
        data = static_cast<std::size_t>(header.get_int32());
      } else {
        header.skip();
      }
    }
    protozero::pbf_reader blob(file.data() + at + 4 + size, data);
    if (type == "OSMData" && blob.next(1)) {
      if (!result.empty()) result += "\xFF\xFE";
      result += blob.get_string();
    }
    at += 4 + size + data;
  }
  return result;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("osm_pbf_seeds FOLDER\n", stderr);
    return 2;
  }
  int number = 0;
  for (const char* opl : kExtracts) {
    for (const char* dense : {"true", "false"}) {
      const std::string format = std::string("pbf,add_metadata=none,pbf_dense_nodes=") + dense;
      const std::string plain = nahraum::support::osm_bytes(opl, format + ",pbf_compression=none");
      write(arguments[1], number++, '\0' + nahraum::support::osm_bytes(opl, format));
      write(arguments[1], number++, '\0' + plain);
      write(arguments[1], number++, '\2' + bare_blocks(plain));
    }
  }
  return 0;
}
