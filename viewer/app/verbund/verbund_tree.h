#pragma once
// Verbuende and their Kitas as a tree in which a Kita is moved: by drag and drop, by a menu, or by
// keys. The tree moves nothing itself: it asks, and is given the new lists.
//
// Keys: Ctrl+X and Ctrl+V take a Kita to the Verbund of the row, Del to none, the menu key or
// Shift+F10 opens the list of Verbuende.

#include <QStringList>
#include <QTreeWidget>
#include <functional>
#include <vector>

class QMenu;

namespace nahraum::app {

struct VerbundTreeKita {
  QString id;
  QString name;
  QString note;      ///< "Schwerpunkteinrichtung", "ThEKiZ"
  QString before{};  ///< "vorher: Verbund Nord", empty = not moved
};

struct VerbundTreeRow {
  QString id;  ///< "" = in no Verbund
  QString name;
  QString note;
  QString details{};  ///< more words, when one points at it
  bool changed = false;
  std::vector<VerbundTreeKita> kitas;
};

class VerbundTree : public QTreeWidget {
  Q_OBJECT
 public:
  explicit VerbundTree(QWidget* parent = nullptr);

  /// What is open, chosen and filtered stays. Emits nothing.
  void show_rows(const std::vector<VerbundTreeRow>& rows);
  /// Only Kitas and Verbuende with these words; empty = all.
  void set_filter(const QString& words);
  /// Emits nothing; false when it has no such Kita.
  bool select_kita(const QString& kita);
  void select_verbund(const QString& verbund);

  /// Of the rows chosen.
  [[nodiscard]] QStringList chosen_kitas() const;
  /// The Verbund the current row is or belongs to; "" = none.
  [[nodiscard]] QString current_verbund() const;
  [[nodiscard]] bool has_current() const { return currentItem() != nullptr; }
  [[nodiscard]] QString current_kita() const;
  /// Fills it with every Verbund the chosen Kitas could go to.
  void fill_targets(QMenu& menu);

 signals:
  /// `verbund`: "" = to none.
  void move_asked(const QStringList& kitas, const QString& verbund);
  void new_verbund_asked(const QStringList& kitas);
  /// Another row is current: by the user.
  void row_chosen();

 protected:
  [[nodiscard]] QStringList mimeTypes() const override;
  [[nodiscard]] QMimeData* mimeData(const QList<QTreeWidgetItem*>& items) const override;
  [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::CopyAction; }
  void dragMoveEvent(QDragMoveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  [[nodiscard]] static QTreeWidgetItem* verbund_item(QTreeWidgetItem* item);
  void ask(const QStringList& kitas, const QString& verbund);
  void fill(QTreeWidgetItem& item, const VerbundTreeRow& row);
  void apply_filter();

  QString filter_;
  QStringList cut_;
  bool quiet_ = false;
};

}  // namespace nahraum::app
