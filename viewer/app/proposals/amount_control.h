#pragma once
// A number by slider or by keys: how many Kitas, how much money.

#include <QWidget>

class QLabel;
class QSlider;
class QSpinBox;

namespace nahraum::app {

class AmountControl : public QWidget {
  Q_OBJECT
 public:
  struct Words {
    const char* object;  ///< names of the parts: "…_slider", "…_box"
    QString name;
    QString suffix;
    QString none{};  ///< what the least value means, where it means "no limit"
    QString help{};
  };
  explicit AmountControl(const Words& words, QWidget* parent = nullptr);

  struct Range {
    int least = 1;
    int most = 1;
    int slider_most = 1;  ///< the slider ends before the box does
    int step = 1;
  };
  /// Emits nothing.
  void set(const Range& range, int value);
  void set_name(const QString& name);
  [[nodiscard]] int value() const;

 signals:
  /// By the user: at every step of a drag.
  void changed(int value);

 private:
  QLabel* label_;
  QSlider* slider_;
  QSpinBox* box_;
  int step_ = 1;
  bool quiet_ = false;
};

}  // namespace nahraum::app
