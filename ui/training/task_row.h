#pragma once

// A running EngineTask as the user sees it: what it does, how far it is, how long it will take, and
// a button that stops it. Hidden while nothing runs.

#include "ui/engine/engine_task.h"

#include <QWidget>

class QLabel;
class QProgressBar;

namespace glioscope {

class TaskRow : public QWidget {
    Q_OBJECT
public:
    /// `name` names the button, "cancel" in front: cancelAudit. `task` must outlive the row.
    TaskRow(EngineTask& task, const QString& name, const QString& what, QWidget* parent = nullptr);

private:
    void show(const Progress& progress);

    QString m_what;
    QLabel* m_text;
    QProgressBar* m_bar;
};

}  // namespace glioscope
