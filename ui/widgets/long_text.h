#pragma once

// Names and paths of any length in places of any width: they are cut visibly or wrapped, and never
// decide how wide a window is.

#include <QLabel>
#include <QString>
#include <QStringList>

namespace glioscope {

/// `name` with its middle replaced by an ellipsis where it has more than `longest` characters.
[[nodiscard]] QString shortened(const QString& name, int longest);

/// `text` with invisible places to wrap at after / and _, and in whatever else is long.
[[nodiscard]] QString breakable(const QString& text);

/// "a", "a and b", "a, b and c".
[[nodiscard]] QString listed(const QStringList& names);

/// The last parts of these paths, each followed by the folders that tell it from another path with
/// the same last part: "Case_1 (anna)" and "Case_1 (bert)" for /data/anna/Case_1 and
/// /data/bert/Case_1.
[[nodiscard]] QStringList namesApart(const QStringList& paths);

/// Plain sentences that wrap within whatever width there is. What is copied from it has no
/// invisible characters, so that a path can be pasted.
class WrappedLabel : public QLabel {
    Q_OBJECT
public:
    explicit WrappedLabel(QWidget* parent = nullptr);

    void setSentence(const QString& sentence);
    [[nodiscard]] const QString& sentence() const { return m_sentence; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    /// What is selected, or all.
    [[nodiscard]] QString chosenText() const;

    QString m_sentence;
};

}  // namespace glioscope
