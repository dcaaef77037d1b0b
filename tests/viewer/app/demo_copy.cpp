#include "tests/viewer/app/demo_copy.h"

#include <QByteArray>
#include <QtGlobal>

namespace nahraum::app {

namespace fs = std::filesystem;

DemoCopy::DemoCopy() {
  fs::copy(support::source_dir() / "data" / "musterkreis", folder(), fs::copy_options::recursive);
  const fs::path study = folder() / "musterkreis.toml";
  std::string toml = support::read_text(study);
  const std::string workbook = "file = \"kitas.xlsx\"";
  toml.replace(toml.find(workbook), workbook.size(), "file = \"kitas.csv\"");
  support::write_text(study, toml);
  qputenv("NAHRAUM_DATA", QByteArray::fromStdString(folder_.path().string()));
}

DemoCopy::~DemoCopy() { qunsetenv("NAHRAUM_DATA"); }

}  // namespace nahraum::app
