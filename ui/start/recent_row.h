#pragma once

// A case that was opened before, as a row of the start page: picture, name, place and when; a click
// or Enter opens it, and a button beside it takes it off the list. One that is not there any more
// is grey and can only be taken off.

#include "ui/start/card_button.h"
#include "ui/start/recent_cases.h"

class QToolButton;

namespace glioscope {

/// "today, 17:35", "yesterday, 9:10", or a date.
[[nodiscard]] QString whenText(const QDateTime& time, const QDateTime& now);

class RecentButton : public CardButton {
    Q_OBJECT
public:
    explicit RecentButton(RecentCase shown, QWidget* parent = nullptr);

    void setMissing(bool missing);
    [[nodiscard]] const RecentCase& shown() const { return m_shown; }

private:
    void describe();
    [[nodiscard]] QString placeText() const;

    RecentCase m_shown;
    bool m_missing = false;
};

class RecentRow : public QWidget {
    Q_OBJECT
public:
    explicit RecentRow(const RecentCase& shown, QWidget* parent = nullptr);

    [[nodiscard]] const QString& path() const { return m_button->shown().path; }
    void setMissing(bool missing) { m_button->setMissing(missing); }
    /// Both buttons behind `before`, for Tab; returns the last of them.
    QWidget* followInTabOrder(QWidget* before);

Q_SIGNALS:
    void chosen();
    void removalWanted();

private:
    RecentButton* m_button;
    QToolButton* m_remove;
};

}  // namespace glioscope
