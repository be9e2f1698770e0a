#include "tests/support/training_dialog_fixture.h"

#include "tests/support/small_case.h"
#include "training/settings/recipes.h"
#include "ui/training/prepare_settings.h"
#include "ui/widgets/curve_plot.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QSpinBox>

#include <algorithm>

namespace glioscope::test {

TrainingDialogFixture::TrainingDialogFixture()
{
    qputenv("OMP_NUM_THREADS", "1");  // tiny tensors
    qputenv("GLIOSCOPE_MODELS", QByteArray::fromStdString(place("models").string()));
}

TrainingDialogFixture::~TrainingDialogFixture() = default;

void TrainingDialogFixture::openWindow()
{
    if (!m_theme) {
        m_theme = std::make_unique<Theme>();
    }
    m_workspace = std::make_unique<Workspace>(EngineClient::programBesideThis());
    m_settings = std::make_unique<QSettings>(path("settings.ini"), QSettings::IniFormat);
    m_window = std::make_unique<MainWindow>(*m_workspace, *m_theme, m_settings.get());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TrainingDialogFixture::closeWindow()
{
    m_window.reset();
    m_workspace.reset();
}

void TrainingDialogFixture::writeCases(const std::string& folder, const QList<int>& seeds)
{
    for (const int seed : seeds) {
        writeCase(place(folder), smallPhantom(6, static_cast<std::uint64_t>(seed)),
                  {.name = "Phantom_" + std::to_string(seed)});
    }
}

int TrainingDialogFixture::makePatches()
{
    writeCases("cases", {1, 2, 3});
    return engine(prepareArguments(path("cases"), path("patches"), {.spacingMm = 6}));
}

void TrainingDialogFixture::linkCases(const std::string& folder,
                                      const std::filesystem::path& original,
                                      const std::string& name, int count)
{
    const std::string before = original.filename().string();
    for (int n = 1; n <= count; ++n) {
        const std::string now = name + "_" + std::to_string(n);
        std::filesystem::create_directories(place(folder) / now);
        for (const auto& file : std::filesystem::directory_iterator(original)) {
            const std::string rest = file.path().filename().string().substr(before.size());
            std::filesystem::create_symlink(file.path(), place(folder) / now / (now + rest));
        }
    }
}

int TrainingDialogFixture::engine(const QStringList& arguments)
{
    QProcess process;
    process.start(EngineClient::programBesideThis(), arguments);
    return process.waitForFinished(2 * kLongMs) ? process.exitCode() : -1;
}

bool TrainingDialogFixture::engineWorksOn(const QString& name)
{
    const QStringList processes = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    return std::ranges::any_of(processes, [&](const QString& process) {
        QFile words(QStringLiteral("/proc/%1/cmdline").arg(process));
        if (!words.open(QIODevice::ReadOnly)) {
            return false;
        }
        const QByteArray line = words.readAll();
        return line.contains("glioscope-engine") && line.contains(name.toUtf8());
    });
}

int TrainingDialogFixture::epochs()
{
    return static_cast<int>(find<CurvePlot>("lossPlot")->curves()[0].points.size());
}

void TrainingDialogFixture::showPage(TrainingDialog::Page page)
{
    m_window->actions()[Command::TrainModel]->trigger();
    dialog().showPage(page);
    QTRY_VERIFY(dialog().isVisible());
}

void TrainingDialogFixture::setTinyNetwork(int epochCount, const std::string& patches)
{
    showPage(TrainingDialog::Network);
    type("patchesFolder", path(patches));
    choose("recipe", int(Recipe::Fast));
    choose("holdBack", 1);
    find<QSpinBox>("width")->setValue(2);
    find<QSpinBox>("epochs")->setValue(epochCount);
    find<QSpinBox>("steps")->setValue(2);
    find<QSpinBox>("validate-every")->setValue(epochCount < 10 ? 1 : 1000);
    for (const char* edge : {"windowi", "windowj", "windowk"}) {
        if (find<QSpinBox>(edge)->isEnabled()) {
            find<QSpinBox>(edge)->setValue(16);
        }
    }
    choose("device", QStringLiteral("cpu"));
    choose("precision", QStringLiteral("fp32"));
    QVERIFY2(text("settingsProblem").isEmpty(), qPrintable(text("settingsProblem")));
}

QString TrainingDialogFixture::text(const char* label)
{
    return find<QLabel>(label)->text().remove(QChar(0x200b));  // where it may wrap
}

void TrainingDialogFixture::click(const char* name)
{
    QTest::mouseClick(button(name), Qt::LeftButton);
}

void TrainingDialogFixture::type(const char* name, const QString& value)
{
    auto* line = find<QLineEdit>(name);
    line->setText(value);
    Q_EMIT line->editingFinished();
}

void TrainingDialogFixture::choose(const char* name, const QVariant& data)
{
    auto* box = find<QComboBox>(name);
    const int index = box->findData(data);
    QVERIFY2(index >= 0, name);
    box->setCurrentIndex(index);
}

}  // namespace glioscope::test
