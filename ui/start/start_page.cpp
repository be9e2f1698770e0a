#include "ui/start/start_page.h"

#include "segmentation/case/model/image_format.h"
#include "ui/start/card_button.h"
#include "ui/start/recent_row.h"
#include "ui/widgets/background_work.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <system_error>

namespace glioscope {
namespace {

constexpr int kWidest = 820;  // points; longer lines are hard to read

QLabel* makeHeading(const QString& text)
{
    auto* heading = new QLabel(text);
    QFont font = heading->font();
    font.setPointSizeF(font.pointSizeF() * 1.25);
    font.setBold(true);
    heading->setFont(font);
    return heading;
}

/// Does what the command does, with a sentence on what that is.
CardButton* makeWay(QAction* action, const char* icon, const QString& title,
                    const QString& sentence)
{
    auto* button = new CardButton(title, 2);
    button->setObjectName(action->objectName());
    button->setIcon(themedIcon(QLatin1String(icon)));
    button->setSentence(sentence);
    button->setToolTip(action->toolTip());
    QObject::connect(button, &CardButton::clicked, action, &QAction::trigger);
    return button;
}

}  // namespace

StartPage::StartPage(RecentCases& recent, const Actions& actions, QWidget* parent)
    : QStackedWidget(parent), m_recent(recent), m_actions(actions), m_opening(new QLabel)
{
    setObjectName(QStringLiteral("startPage"));
    m_opening->setObjectName(QStringLiteral("openingCase"));
    m_opening->setAlignment(Qt::AlignCenter);
    m_opening->setWordWrap(true);
    // Also while hidden it would have a say in how wide the window must be.
    m_opening->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    addWidget(makePage());
    addWidget(m_opening);
    connect(&m_recent, &RecentCases::changed, this, &StartPage::fillRecent);
    fillRecent();
}

QWidget* StartPage::makePage()
{
    auto* column = new QWidget;
    column->setMaximumWidth(kWidest);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(8);
    m_back = new QPushButton;
    m_back->setObjectName(QStringLiteral("backToCase"));
    m_back->setIcon(themedIcon(QStringLiteral("previous")));
    m_back->hide();
    connect(m_back, &QPushButton::clicked, m_actions[Command::StartPage], &QAction::trigger);
    layout->addWidget(m_back, 0, Qt::AlignLeft);
    layout->addWidget(makeHeading(tr("Open")));
    layout->addWidget(makeWays());
    auto* drop = new WrappedLabel;
    drop->setObjectName(QStringLiteral("whatCanBeDropped"));
    drop->setSentence(
        tr("Or drop onto this window: a case's folder, any one file of a case, a dataset, which is "
           "a folder of cases, or a DICOM study. Images are %1. Segmentations of other programs are dropped onto "
           "their case once it is open.")
            .arg(toQString(kImageFormatsRead)));
    layout->addWidget(drop);
    layout->addSpacing(8);
    layout->addWidget(makeRecent());
    layout->addStretch(1);
    auto* middle = new QWidget;
    auto* across = new QHBoxLayout(middle);
    across->setContentsMargins(0, 0, 0, 0);
    across->addStretch(1);
    across->addWidget(column, 1000);
    across->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(middle);
    return scroll;
}

QWidget* StartPage::makeWays()
{
    auto* part = new QWidget;
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(6);
    m_lastWay = makeWay(m_actions[Command::Learn], "overlay", tr("Sequences and Labels"),
                        tr("For students: what is bright in which, and what the labels mean"));
    grid->addWidget(makeWay(m_actions[Command::OpenFolder], "open-folder", tr("Case or Dataset…"),
                            tr("A folder with a case's images, or one of many cases")),
                    0, 0);
    grid->addWidget(makeWay(m_actions[Command::OpenFile], "open-file", tr("File of a Case…"),
                            tr("Any one of its images; the others are found beside it")),
                    0, 1);
    grid->addWidget(makeWay(m_actions[Command::OpenStudy], "open-folder", tr("DICOM Study…"),
                            tr("From a scanner: its series, and which of them make a case")),
                    1, 0);
    grid->addWidget(makeWay(m_actions[Command::OpenDemo], "panes", tr("Demonstration Case"),
                            tr("A synthetic head with a tumour; no patient is behind it")),
                    1, 1);
    grid->addWidget(m_lastWay, 2, 0, 1, 2);
    for (int column = 0; column < 2; ++column) {
        grid->setColumnStretch(column, 1);
        grid->setColumnMinimumWidth(column, 1);
    }
    return part;
}

QWidget* StartPage::makeRecent()
{
    auto* part = new QWidget;
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeHeading(tr("Opened last")));
    m_none = new WrappedLabel;
    m_none->setObjectName(QStringLiteral("noRecentCases"));
    layout->addWidget(m_none);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(4);
    layout->addLayout(m_rows);
    m_remember = new QCheckBox(tr("Remember what was opened"));
    m_remember->setObjectName(QStringLiteral("rememberRecent"));
    m_remember->setToolTip(
        tr("Paths, times and small pictures, for you alone. Folders of DICOM studies, which are "
           "often called after patients, never are."));
    m_forget = new QPushButton(tr("Forget All"));
    m_forget->setObjectName(QStringLiteral("forgetRecent"));
    m_forget->setToolTip(tr("Empties this list and removes its pictures; the files stay"));
    connect(m_remember, &QCheckBox::clicked, this, [this](bool on) { m_recent.setOn(on); });
    connect(m_forget, &QPushButton::clicked, this, [this] { m_recent.clear(); });
    auto* row = new QHBoxLayout;
    row->addWidget(m_remember);
    row->addStretch(1);
    row->addWidget(m_forget);
    layout->addLayout(row);
    return part;
}

void StartPage::fillRecent()
{
    for (RecentRow* row : findChildren<RecentRow*>()) {
        m_rows->removeWidget(row);
        row->hide();
        row->setParent(nullptr);
        row->deleteLater();  // it may have asked for this
    }
    const QList<RecentCase> all = m_recent.all();
    for (const RecentCase& each : all) {
        auto* row = new RecentRow(each);
        connect(row, &RecentRow::chosen, this,
                [this, path = each.path] { Q_EMIT caseChosen(path); });
        connect(row, &RecentRow::removalWanted, this, [this, path = each.path] { remove(path); });
        m_rows->addWidget(row);
    }
    QWidget* before = m_lastWay;
    for (RecentRow* row : findChildren<RecentRow*>()) {
        before = row->followInTabOrder(before);
    }
    setTabOrder(before, m_remember);
    setTabOrder(m_remember, m_forget);
    m_none->setVisible(all.isEmpty());
    m_none->setSentence(m_recent.isOn() ? tr("No case yet. Those that you open are listed here.")
                                        : tr("Cases are not remembered."));
    m_remember->setChecked(m_recent.isOn());
    m_forget->setEnabled(!all.isEmpty());
    findMissing();
}

/// The keyboard goes on from the row that follows.
void StartPage::remove(const QString& path)
{
    const QList<RecentRow*> before = findChildren<RecentRow*>();
    const auto removed = std::ranges::find(before, path, &RecentRow::path);
    const qsizetype place = removed - before.begin();
    m_recent.remove(path);
    const QList<RecentRow*> left = findChildren<RecentRow*>();
    if (left.isEmpty()) {
        m_remember->setFocus();
    } else {
        left[std::min(place, left.size() - 1)]->setFocus();
    }
}

void StartPage::findMissing()
{
    QStringList paths;
    for (const RecentRow* row : findChildren<RecentRow*>()) {
        paths << row->path();
    }
    const auto look = [paths] {
        QStringList missing;
        for (const QString& path : paths) {
            std::error_code failure;
            if (!std::filesystem::exists(pathFromString(path), failure)) {
                missing << path;
            }
        }
        return missing;
    };
    runInBackground(this, look, [this](const QStringList& missing) {
        for (RecentRow* row : findChildren<RecentRow*>()) {
            row->setMissing(missing.contains(row->path()));
        }
    });
}

/// Enter does what a click does, as on a page of the web; buttons themselves take Space alone.
void StartPage::keyPressEvent(QKeyEvent* event)
{
    auto* button = qobject_cast<QAbstractButton*>(focusWidget());
    if (button && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        button->click();
        return;
    }
    QStackedWidget::keyPressEvent(event);
}

void StartPage::showOpening(const QString& name)
{
    m_opening->setText(name.isEmpty()
                           ? QString()
                           : tr("<h2>Opening %1…</h2>").arg(breakable(name).toHtmlEscaped()));
    setCurrentIndex(name.isEmpty() ? 0 : 1);
}

void StartPage::showWayBack(const QString& caseName)
{
    m_back->setVisible(!caseName.isEmpty());
    m_back->setText(tr("Back to %1").arg(shortened(caseName, 40)));
    if (!caseName.isEmpty()) {
        m_back->setFocus();
    }
    findMissing();
}

}  // namespace glioscope
