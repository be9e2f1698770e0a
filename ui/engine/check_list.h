#pragma once

// Sentences below each other, each with the sign of its weight.

#include "ui/widgets/notice.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace glioscope {

class CheckList : public QWidget {
    Q_OBJECT
public:
    explicit CheckList(QWidget* parent = nullptr);

    /// In place of those before.
    void setLines(const std::vector<Notice>& lines);

private:
    QVBoxLayout* m_lines;
};

}  // namespace glioscope
