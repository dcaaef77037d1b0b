#pragma once
// The page "Write report": which paper of the study, in which formats, where to. It asks; the files
// are made elsewhere (exports.h).

#include <QDockWidget>
#include <memory>
#include <optional>
#include <vector>

#include "viewer/app/export/audience.h"
#include "viewer/render/report/report_set.h"

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace nahraum::app {

struct ReportOrder {
  render::PaperOrder papers;
  std::vector<std::string> formats;  ///< as in render::paper_formats()
  geo::Language language = geo::Language::German;
};

class ReportDock : public QDockWidget {
  Q_OBJECT
 public:
  explicit ReportDock(geo::Language language, QWidget* parent = nullptr);

  /// Null: nothing to write. `folder`: proposed until the user chooses another.
  void show_study(std::shared_ptr<const analysis::OutgoingStudy> study,
                  const std::filesystem::path& folder);
  /// Why nothing can be written now; empty = it can.
  void set_wait(const QString& reason);
  /// What is chosen on the map or in a table: taken when the page opens, and followed while the
  /// page is about a thing of that kind.
  void prefer(const analysis::PaperRequest& request);
  /// Says anew what lies in the folder.
  void refresh() { update_words(); }
  /// Comes forward with what is preferred.
  void open();
  [[nodiscard]] ReportOrder order() const;

 signals:
  void write_asked(const nahraum::app::ReportOrder& order);

 private:
  [[nodiscard]] QWidget* make_form();
  [[nodiscard]] QBoxLayout* make_last_row();
  [[nodiscard]] QWidget* make_formats();
  [[nodiscard]] QWidget* make_folder_row();
  void fill_kinds();
  void fill_subjects();
  void choose(const analysis::PaperRequest& request);
  void take_kind();
  void propose_name();
  void choose_folder();
  void update_words();
  [[nodiscard]] std::optional<analysis::PaperKind> kind() const;
  [[nodiscard]] std::optional<analysis::PaperRequest> request() const;
  [[nodiscard]] std::vector<std::string> formats() const;
  [[nodiscard]] QString problem() const;
  [[nodiscard]] QString plan() const;

  geo::Language language_;
  std::shared_ptr<const analysis::OutgoingStudy> study_;
  std::vector<analysis::PaperRequest> papers_;
  std::optional<analysis::PaperRequest> preferred_;
  AudienceBadge* badge_;
  QComboBox* kind_;
  QLabel* help_;
  QLabel* subject_label_;
  QComboBox* subject_;
  std::vector<std::pair<QCheckBox*, const char*>> formats_;
  QComboBox* paper_language_;
  QLineEdit* folder_;
  QLabel* name_label_;
  QLineEdit* name_;
  QLabel* plan_;
  QPushButton* write_;
  QString wait_;
  bool folder_chosen_ = false;
};

}  // namespace nahraum::app
