#pragma once

// A folder, or a file of one kind, to be typed or chosen. Says `changed` once it is settled, not
// with every letter.

#include <QWidget>

class QLineEdit;

namespace glioscope {

class FolderField : public QWidget {
    Q_OBJECT
public:
    /// `name` is the line's object name; `question` the title of the chooser. With `files`, such as
    /// "Tables (*.csv)", it is a file of these.
    FolderField(const QString& name, const QString& question, const QString& files = {},
                QWidget* parent = nullptr);

    [[nodiscard]] QString folder() const;  ///< or the file; empty where none is given
    void setFolder(const QString& folder);
    void setPlaceholder(const QString& text);

Q_SIGNALS:
    void changed(const QString& folder);

private:
    void choose();
    void settle();

    QLineEdit* m_line;
    QString m_question;
    QString m_files;
    QString m_settled;
};

}  // namespace glioscope
