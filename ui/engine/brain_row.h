#pragma once

// The brain mask in the dock: finding it, its volume, growing and shrinking, a file in its place.

#include "ui/engine/brain_mask.h"

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace glioscope {

class NoticeLabel;

class BrainRow : public QWidget {
    Q_OBJECT
public:
    /// `brain` must outlive it.
    explicit BrainRow(BrainMask& brain, QWidget* parent = nullptr);

private:
    void follow();
    void showProgress(const Progress& progress);
    void findOrStop();
    void chooseFile();

    BrainMask& m_brain;
    QLabel* m_text;
    QLabel* m_growLabel;
    QDoubleSpinBox* m_grow;
    QPushButton* m_find;
    QPushButton* m_file;
    QPushButton* m_drop;
    NoticeLabel* m_problem;
};

}  // namespace glioscope
