#pragma once

// A sentence with a sign in front, red for what must be mended, amber for what may be wrong: the
// same in every page. And the colours alone, for tables.

#include "ui/widgets/notice.h"

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

    void show(Notice::Kind kind, const QString& text);
    void clear();
    [[nodiscard]] QString text() const;
    [[nodiscard]] Notice::Kind kind() const { return m_kind; }

private:
    Notice::Kind m_kind = Notice::Kind::Good;
    QLabel* m_sign;
    WrappedLabel* m_text;
};

[[nodiscard]] QIcon noticeIcon(Notice::Kind kind);
[[nodiscard]] QString noticeMeaning(Notice::Kind kind);  ///< "Problem", for those who hear it
/// Text colour with enough contrast on the palette's base: invalid for what is good or a note.
[[nodiscard]] QColor noticeTextColour(Notice::Kind kind, const QPalette& palette);

}  // namespace glioscope
