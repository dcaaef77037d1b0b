#include "viewer/app/study/shared_section.h"

#include <QEvent>
#include <QHeaderView>
#include <algorithm>

namespace nahraum::app {

namespace {

class SharedSection : public QObject {
 public:
  SharedSection(QHeaderView& header, int section, double share)
      : QObject(&header),
        header_(header),
        section_(section),
        share_(share),
        least_(header.sectionSize(section)),
        set_(least_) {
    header.installEventFilter(this);
  }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() == QEvent::Resize && header_.count() > section_ &&
        header_.sectionSize(section_) == set_) {
      set_ = std::max(least_, static_cast<int>(share_ * header_.width()));
      header_.resizeSection(section_, set_);
    }
    return QObject::eventFilter(watched, event);
  }

 private:
  QHeaderView& header_;
  int section_;
  double share_;
  int least_;
  int set_;
};

}  // namespace

void keep_share(QHeaderView& header, int section, double share) {
  new SharedSection(header, section, share);  // the header owns it
}

}  // namespace nahraum::app
