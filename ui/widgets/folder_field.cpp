#include "ui/widgets/folder_field.h"

#include "ui/widgets/theme.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace glioscope {

FolderField::FolderField(const QString& name, const QString& question, const QString& files,
                         QWidget* parent)
    : QWidget(parent), m_line(new QLineEdit), m_question(question), m_files(files)
{
    m_line->setObjectName(name);
    m_line->setAccessibleName(question);
    auto* button = new QPushButton(
        themedIcon(files.isEmpty() ? QStringLiteral("open-folder") : QStringLiteral("open-file")),
        tr("Choose…"));
    button->setObjectName(name + QStringLiteral("Choose"));
    button->setAccessibleName(question);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_line, 1);
    layout->addWidget(button);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::editingFinished, this, &FolderField::settle);
    connect(button, &QPushButton::clicked, this, &FolderField::choose);
}

QString FolderField::folder() const
{
    const QString text = m_line->text().trimmed();
    return text.isEmpty() ? text : QDir::cleanPath(QDir(text).absolutePath());
}

void FolderField::setFolder(const QString& folder)
{
    m_line->setText(QDir::toNativeSeparators(folder));
    settle();
}

void FolderField::setPlaceholder(const QString& text)
{
    m_line->setPlaceholderText(text);
}

void FolderField::choose()
{
    const QString chosen = m_files.isEmpty()
                               ? QFileDialog::getExistingDirectory(this, m_question, folder())
                               : QFileDialog::getOpenFileName(this, m_question, folder(), m_files);
    if (!chosen.isEmpty()) {
        setFolder(chosen);
    }
}

void FolderField::settle()
{
    if (folder() != m_settled) {
        m_settled = folder();
        Q_EMIT changed(m_settled);
    }
}

}  // namespace glioscope
