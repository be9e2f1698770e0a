#pragma once

// While files are dragged over the window: what a drop would do, said over what lies under the
// pointer.

#include <QList>
#include <QString>
#include <QUrl>
#include <QWidget>

class QLabel;

namespace glioscope {

class CaseSession;

class DropHint : public QWidget {
    Q_OBJECT
public:
    /// Lies over `part` of `window`, to which it belongs; the session outlives it.
    DropHint(QWidget& window, QWidget& part, const CaseSession& session);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void light(const QList<QUrl>& urls);
    [[nodiscard]] QString outcomeOf(const QString& path) const;
    [[nodiscard]] QString openingOf(const QString& path, const QString& name) const;
    [[nodiscard]] QString caseName() const;

    QWidget& m_part;
    const CaseSession& m_session;
    QLabel* m_sentence;
};

}  // namespace glioscope
