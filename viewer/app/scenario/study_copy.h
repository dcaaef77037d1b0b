#pragma once
// A way on where a study cannot be saved (full disk, no right to write): a copy somewhere else.
//
//   copies_ = new StudyCopy(*editor_, *messages_, *this);
//   menu->addAction(copies_->action());
//   if (!editor_->save()) copies_->offer();          // a button beside the sentence that says why
//   connect(messages_, &MessageBar::action_chosen, …, [this] { if (copies_->answer()) return; … });

#include <QObject>
#include <QString>
#include <filesystem>

class QAction;
class QWidget;

namespace nahraum::app {

class MessageBar;
class StudyEditor;

class StudyCopy : public QObject {
  Q_OBJECT
 public:
  StudyCopy(StudyEditor& editor, MessageBar& messages, QWidget& window);

  [[nodiscard]] QAction* action() const { return action_; }
  /// Puts "Save a Copy…" beside the message that is shown.
  void offer();
  /// Was the button of the message bar that of offer()? Then it asks where to.
  bool answer();
  void write(const std::filesystem::path& copy);

 private:
  void ask();

  StudyEditor& editor_;
  MessageBar& messages_;
  QWidget& window_;
  QAction* action_;
  QString offered_;  ///< the sentence the button stands beside
};

}  // namespace nahraum::app
