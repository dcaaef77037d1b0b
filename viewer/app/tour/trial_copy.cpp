#include "viewer/app/tour/trial_copy.h"

#include <QDir>

#include "analysis/study/intake/new_study.h"
#include "analysis/study/keys/catalogue.h"

namespace nahraum::app {

namespace {

constexpr const char* kFolder = "nahraum-rundgang-";

}  // namespace

TrialCopy::TrialCopy()
    : folder_(QDir::tempPath() + QLatin1Char('/') + QLatin1String(kFolder) +
              QStringLiteral("XXXXXX")),
      study_(analysis::copy_study(analysis::demo_study(), folder_.path().toStdString())) {}

bool is_trial_copy(const std::filesystem::path& study) {
  return study.parent_path().parent_path().filename().string().starts_with(kFolder);
}

}  // namespace nahraum::app
