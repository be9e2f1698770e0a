#pragma once

// What the window shows while no case is open: what can be opened, the cases opened last, and what
// can be dropped; or that a case is being opened.

#include "ui/start/recent_cases.h"
#include "ui/widgets/actions.h"

#include <QStackedWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace glioscope {

class CardButton;
class RecentRow;
class WrappedLabel;

class StartPage : public QStackedWidget {
    Q_OBJECT
public:
    /// Both must outlive the page.
    StartPage(RecentCases& recent, const Actions& actions, QWidget* parent = nullptr);

    /// Which case is being opened; empty for none.
    void showOpening(const QString& name);
    /// A case that is open behind the page can be gone back to; empty for none.
    void showWayBack(const QString& caseName);

Q_SIGNALS:
    void caseChosen(const QString& path);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QWidget* makePage();
    [[nodiscard]] QWidget* makeWays();
    [[nodiscard]] QWidget* makeRecent();
    void fillRecent();
    void remove(const QString& path);
    /// Looks on another thread whether they are still there: a disk of a network may sleep.
    void findMissing();

    RecentCases& m_recent;
    const Actions& m_actions;
    QLabel* m_opening;
    QPushButton* m_back = nullptr;
    CardButton* m_lastWay = nullptr;
    QVBoxLayout* m_rows = nullptr;
    WrappedLabel* m_none = nullptr;
    QCheckBox* m_remember = nullptr;
    QPushButton* m_forget = nullptr;
};

}  // namespace glioscope
