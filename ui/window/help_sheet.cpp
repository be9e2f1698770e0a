#include "ui/window/help_sheet.h"

#include "ui/panes/layouts.h"
#include "ui/panes/mouse_preset.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/screen_room.h"
#include "ui/widgets/translated.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace glioscope {
namespace {

struct Row {
    QString section;
    QString keys;
    QString text;
};

QString keysText(const QList<QKeySequence>& all)
{
    QStringList texts;
    for (const QKeySequence& keys : all) {
        texts << keys.toString(QKeySequence::NativeText);
    }
    return texts.join(tr(" or "));
}

QList<Row> mouseRows()
{
    QList<Row> rows;
    const QString slices = tr("Mouse in slices");
    for (const MouseRow& row : mouseTable()) {
        const bool same = row.radiology == row.research;
        rows << Row{slices, mouseText(row),
                    same ? gestureText(row.radiology)
                         : tr("Radiology: %1. Research: %2")
                               .arg(gestureText(row.radiology), gestureText(row.research))};
    }
    const QString space = tr("Mouse in 3D");
    rows << Row{space, tr("Left drag"), tr("Turns")} << Row{space, tr("Middle drag"), tr("Moves")}
         << Row{space, tr("Right drag or wheel"), tr("Zooms")}
         << Row{space, tr("Left click"), tr("Places the crosshair on a surface")};
    return rows;
}

QList<Row> allRows()
{
    QList<Row> rows = mouseRows();
    for (const CommandInfo& info : commandTable()) {
        if (*info.keys) {
            const char* what = *info.help ? info.help : info.text;
            rows << Row{translated(info.section), keysText(keysOf(info)),
                        translated(what).remove(QLatin1Char('&'))};
        }
    }
    rows << Row{tr("Overlay, held"), QStringLiteral("`"), tr("The picture without overlay")};
    for (const LayoutInfo& info : layoutTable()) {
        rows << Row{tr("Layouts of the panes"), keysText(keysOf(info)),
                    tr("%1: %2").arg(layoutText(info.text).remove(QLatin1Char('&')),
                                     layoutText(info.help))};
    }
    return rows;
}

bool has(const Row& row, const QStringList& words)
{
    const QString all = row.section + QLatin1Char(' ') + row.keys + QLatin1Char(' ') + row.text;
    return std::ranges::all_of(
        words, [&all](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

QString htmlOf(const QList<Row>& rows)
{
    QString html, section;
    for (const Row& row : rows) {
        if (row.section != section) {
            html += QStringLiteral("%1<h3>%2</h3><table>")
                        .arg(section.isEmpty() ? QString() : QStringLiteral("</table>"),
                             row.section.toHtmlEscaped());
            section = row.section;
        }
        html += QStringLiteral(
                    "<tr><td style='padding:2px 24px 2px 0;white-space:nowrap'><b>%1</b></td>"
                    "<td style='padding:2px 0'>%2</td></tr>")
                    .arg(row.keys.toHtmlEscaped(), row.text.toHtmlEscaped());
    }
    return section.isEmpty() ? html : html + QStringLiteral("</table>");
}

}  // namespace

QDialog* makeHelpSheet(QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("helpSheet"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Mouse and Keys"));
    auto* browser = new QTextBrowser;
    browser->setAccessibleName(dialog->windowTitle());
    auto* search = new QLineEdit;
    search->setObjectName(QStringLiteral("helpSearch"));
    search->setPlaceholderText(tr("Part of what it does, or a key"));
    search->setClearButtonEnabled(true);
    auto* name = new QLabel(tr("&Search"));
    name->setBuddy(search);
    const auto show = [browser, rows = allRows()](const QString& typed) {
        const QStringList words = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        QList<Row> found;
        std::ranges::copy_if(rows, std::back_inserter(found),
                             [&words](const Row& row) { return has(row, words); });
        browser->setHtml(found.isEmpty()
                             ? tr("Nothing here has “%1” in it.").arg(typed.toHtmlEscaped())
                             : htmlOf(found));
    };
    QObject::connect(search, &QLineEdit::textChanged, browser, show);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* searching = new QHBoxLayout;
    searching->addWidget(name);
    searching->addWidget(search, 1);
    auto* layout = new QVBoxLayout(dialog);
    layout->addLayout(searching);
    layout->addWidget(browser);
    layout->addWidget(buttons);
    show({});
    search->setFocus();
    dialog->resize(QSize(680, 720).boundedTo(roomForWindow(*dialog)));
    return dialog;
}

}  // namespace glioscope
