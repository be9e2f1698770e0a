#pragma once

// A sentence with a sign in front, red for what must be mended, amber for what may be wrong: the
// same in every page. And the colours alone, for tables.

#include "ui/model_check.h"

#include <QColor>
#include <QIcon>
#include <QWidget>

class QLabel;
class QPalette;

namespace glioscope {

class WrappedLabel;

class NoticeLabel : public QWidget {
    Q_OBJECT
public:
    /// Hidden while it has nothing to say. `name` is the text label's object name.
    explicit NoticeLabel(const QString& name, QWidget* parent = nullptr);

    void show(CheckLine::Kind kind, const QString& text);
    void clear();
    [[nodiscard]] QString text() const;
    [[nodiscard]] CheckLine::Kind kind() const { return m_kind; }

private:
    CheckLine::Kind m_kind = CheckLine::Kind::Good;
    QLabel* m_sign;
    WrappedLabel* m_text;
};

[[nodiscard]] QIcon noticeIcon(CheckLine::Kind kind);
[[nodiscard]] QString noticeMeaning(CheckLine::Kind kind);  ///< "Problem", for those who hear it
/// Text colour with enough contrast on the palette's base: invalid for what is good or a note.
[[nodiscard]] QColor noticeTextColour(CheckLine::Kind kind, const QPalette& palette);

}  // namespace glioscope
