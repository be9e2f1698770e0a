#pragma once

// A folder to be typed or chosen. Says `changed` once it is settled, not with every letter.

#include <QWidget>

class QLineEdit;

namespace glioscope {

class FolderField : public QWidget {
    Q_OBJECT
public:
    /// `name` is the line's object name; `question` the title of the chooser.
    FolderField(const QString& name, const QString& question, QWidget* parent = nullptr);

    [[nodiscard]] QString folder() const;  ///< empty where none is given
    void setFolder(const QString& folder);
    void setPlaceholder(const QString& text);

Q_SIGNALS:
    void changed(const QString& folder);

private:
    void choose();
    void settle();

    QLineEdit* m_line;
    QString m_question;
    QString m_settled;
};

}  // namespace glioscope
