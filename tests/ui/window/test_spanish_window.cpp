// The real window in Spanish: nothing in it stays English, nothing is cut on a laptop's screen, and
// what is saved is the same in every language.

#include "tests/support/main_window_case.h"
#include "tests/support/small_case.h"
#include "ui/engine/engine_task.h"
#include "ui/panes/slice_pane.h"
#include "ui/settings/language.h"
#include "ui/training/training_dialog.h"
#include "ui/window/help_sheet.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDockWidget>
#include <QFile>
#include <QGroupBox>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <QXmlStreamReader>

#include <fstream>

using namespace glioscope;

namespace {

constexpr int kLongMs = 180'000;  // a machine that is busy with other things

/// English texts that have another Spanish one, without the marks of their keys.
QSet<QString> englishTexts()
{
    QSet<QString> texts, spanish;
    QFile file(QString::fromStdString(
        (test::sourceFolder() / "resources" / "translations" / "glioscope_es.ts").string()));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement) {
            const bool source = xml.name() == QLatin1String("source");
            if (source || xml.name() == QLatin1String("translation")) {
                (source ? texts : spanish)
                    << xml.readElementText(QXmlStreamReader::IncludeChildElements)
                           .remove(QLatin1Char('&'));
            }
        }
    }
    return texts - spanish;
}

/// All that a widget says at once, without what is hidden behind it.
QStringList textsOf(const QWidget& widget)
{
    QStringList texts = {widget.windowTitle(), widget.toolTip(), widget.accessibleName()};
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        texts << label->text();
    } else if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
        texts << button->text();
    } else if (const auto* group = qobject_cast<const QGroupBox*>(&widget)) {
        texts << group->title();
    } else if (const auto* choice = qobject_cast<const QComboBox*>(&widget)) {
        for (int n = 0; n < choice->count(); ++n) {
            texts << choice->itemText(n);
        }
    } else if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) {
        for (int n = 0; n < tabs->count(); ++n) {
            texts << tabs->tabText(n);
        }
    }
    for (const QAction* action : widget.actions()) {
        texts << action->text() << action->toolTip();
    }
    return texts;
}

QStringList englishIn(const QWidget& window, const QSet<QString>& english)
{
    QStringList found;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        for (QString text : textsOf(*widget)) {
            text.remove(QLatin1Char('&'));
            if (english.contains(text)) {
                found << widget->objectName() + QLatin1String(": ") + text;
            }
        }
    }
    return found;
}

/// Whether a widget that does not wrap its text has the room for it.
bool isCut(const QWidget& widget)
{
    const auto* label = qobject_cast<const QLabel*>(&widget);
    const bool fixed = (label && !label->wordWrap() && !label->text().isEmpty()) ||
                       qobject_cast<const QAbstractButton*>(&widget);
    return fixed && widget.isVisible() && widget.width() < widget.minimumSizeHint().width();
}

}  // namespace

class TestSpanishWindow : public test::MainWindowCase {
    Q_OBJECT

    const Translation m_translation{Language::Spanish};

private Q_SLOTS:
    void theMenusAreSpanish()
    {
        QStringList titles;
        for (const QAction* menu : m_window->menuBar()->actions()) {
            titles << QString(menu->text()).remove(QLatin1Char('&'));
        }
        QCOMPARE(titles, QStringList({QStringLiteral("Archivo"), QStringLiteral("Ver"),
                                      QStringLiteral("Superposición"),
                                      QStringLiteral("Segmentación"), QStringLiteral("Ayuda")}));
    }

    void everyMenuHasALetterForEachOfItsLines()
    {
        for (const QMenu* menu : m_window->menuBar()->findChildren<QMenu*>()) {
            QHash<QString, QString> owners;
            for (const QAction* action : menu->actions()) {
                const qsizetype mark = action->text().indexOf(QLatin1Char('&'));
                if (mark < 0) {
                    continue;
                }
                const QString letter = action->text().mid(mark + 1, 1).toUpper();
                QVERIFY2(!owners.contains(letter),
                         qPrintable(owners[letter] + QLatin1String(" and ") + action->text()));
                owners[letter] = action->text();
            }
        }
    }

    void nothingInTheWindowStaysEnglish()
    {
        openCase(m_case);
        const QSet<QString> english = englishTexts();
        QVERIFY(english.size() > 900 && english.contains(QStringLiteral("Remove")));
        const std::unique_ptr<QDialog> help(makeHelpSheet(m_window.get()));
        QStringList found = englishIn(*m_window, english);
        found << englishIn(m_window->training(), english) << englishIn(*help, english);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    void figuresHaveACommaAndSettingsAPoint()
    {
        openCase(m_case);
        QVERIFY(label("overlayMl0")->text().contains(QLatin1Char(',')));
        QVERIFY(!label("overlayMl0")->text().contains(QLatin1Char('.')));
        const QString position = label("statusPosition")->text();
        QVERIFY2(position.contains(QLatin1Char(',')), qPrintable(position));
        OverlayStyle style = state().overlay();
        style.opacity = 0.25;
        state().setOverlay(style);
        closeWindowAndKeepSettings();
        QFile settings(m_settings->fileName());
        QVERIFY(settings.open(QIODevice::ReadOnly));
        QVERIFY(settings.readAll().contains("opacity=0.25"));
        makeWindow();
        QCOMPARE(state().overlay().opacity, 0.25);
    }

    void nothingIsCutOnALaptopsScreen()
    {
        openCase(m_case);
        m_window->resize(1366 - 8, 768 - 40);
        QVERIFY(m_window->width() <= 1366 - 8);
        for (QDockWidget* dock : m_window->findChildren<QDockWidget*>()) {
            dock->show();
            dock->raise();
            QTest::qWait(50);
            for (const QWidget* each : dock->findChildren<QWidget*>()) {
                QVERIFY2(!isCut(*each),
                         qPrintable(dock->windowTitle() + QLatin1String(": ") + each->objectName() +
                                    QLatin1Char(' ') + textsOf(*each).join(QLatin1Char(' '))));
            }
        }
        const auto* bar = m_window->findChild<QToolBar*>(QStringLiteral("mainToolBar"));
        const auto* more = bar->findChild<QToolButton*>(QStringLiteral("qt_toolbar_ext_button"));
        QVERIFY(more && !more->isVisible());
    }

    void aRunTellsItsStagesAndItsFailureInSpanish()
    {
        openCase(m_case);
        QStringList stages;
        const auto noting = connect(&m_workspace->run, &SegmentationRun::progressed, this,
                                    [&](const QString& stage) { stages << stage; });
        QSignalSpy ended(&m_workspace->run, &SegmentationRun::ended);
        SegmentJob missing, sound;
        missing.model = "nothing of this name";
        m_workspace->run.start(missing);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kLongMs);
        QVERIFY2(m_window->messages().text().contains(
                     QStringLiteral("No hay ningún modelo llamado nothing of this name; están ")),
                 qPrintable(m_window->messages().text()));
        m_workspace->run.start(sound);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 2, kLongMs);
        disconnect(noting);
        QVERIFY(!stages.isEmpty());
        static const QSet<QString> kSpanish = {
            QStringLiteral("Cargando el modelo"), QStringLiteral("Leyendo las imágenes"),
            QStringLiteral("Segmentando"), QStringLiteral("Escribiendo el resultado")};
        for (const QString& stage : stages) {
            QVERIFY2(kSpanish.contains(stage), qPrintable(stage));
        }
        closeWindow();  // which would ask about the result
    }

    void whatARunDoubtsIsToldInSpanish()
    {
        // T1 and T1ce exchanged, which the images show: the sentence of the panel before the run,
        // made here, is the one that the engine sends with the result.
        Phantom exchanged = m_phantom;
        std::swap(exchanged.images[1], exchanged.images[2]);
        openCase(test::writeCase(m_folder.path(), exchanged, {.name = "Exchanged"}));
        QSignalSpy finished(&m_workspace->run, &SegmentationRun::finished);
        m_workspace->run.start(SegmentJob{});
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kLongMs);
        const QStringList notices = finished.front().at(2).toStringList();
        const QStringList told = notices.filter(QStringLiteral(
            "T1 y T1ce parecen tener cada una el nombre de la otra. Mire las dos y, si es así"));
        QVERIFY2(told.size() == 1, qPrintable(notices.join(QLatin1Char('\n'))));
        closeWindow();
    }

    void whatEndsACommandIsToldInSpanishAndOnce()
    {
        const std::filesystem::path empty = m_folder.path() / "empty";
        std::filesystem::create_directories(empty);
        EngineTask task(EngineClient::programBesideThis());
        QSignalSpy ended(&task, &EngineTask::ended);
        QSignalSpy warned(&task, &EngineTask::warned);
        task.start({QStringLiteral("audit"), QString::fromStdString(empty.string())});
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kLongMs);
        const QString problem = ended[0][1].toString();
        QVERIFY2(problem.contains(QStringLiteral(
                     "empty no contiene imágenes cuyos nombres digan qué secuencia son; ")),
                 qPrintable(problem));
        QCOMPARE(warned.size(), 0);
    }

    void aDamagedFileIsToldInSpanish()
    {
        const std::filesystem::path file = m_folder.path() / "Cut_t1.nii";
        std::ofstream(file) << "too little";
        m_workspace->session.open(file);
        QTRY_VERIFY(m_window->messages().text().contains(QStringLiteral(
            "Cut_t1.nii es demasiado corto para ser un archivo NIfTI; cópielo o descárguelo de "
            "nuevo.")));
    }

    void anotherLanguageIsRememberedForTheNextStart()
    {
        const auto* menu = m_window->findChild<QMenu*>(QStringLiteral("languageMenu"));
        QVERIFY(menu && menu->actions().size() == 3);
        QVERIFY(menu->actions().at(0)->isChecked());
        menu->actions().at(1)->trigger();
        QVERIFY(m_window->messages().isVisible());
        QVERIFY(m_window->messages().text().contains(QStringLiteral("idioma")));
        closeWindowAndKeepSettings();
        QCOMPARE(int(readPreferences(*m_settings).language), int(Language::English));
        makeWindow();
        menu = m_window->findChild<QMenu*>(QStringLiteral("languageMenu"));
        QVERIFY(menu->actions().at(1)->isChecked());
        menu->actions().at(0)->trigger();
        QVERIFY(m_window->messages().isVisible());
        menu->actions().at(1)->trigger();  // as it is
        QVERIFY(!m_window->messages().isVisible());
    }

private:
    /// As a user does it, so that it is remembered.
    void closeWindowAndKeepSettings()
    {
        m_window->close();
        QTRY_VERIFY(!m_window->isVisible());
        m_settings->sync();
        closeWindow();
    }
};

QTEST_MAIN(TestSpanishWindow)
#include "test_spanish_window.moc"
