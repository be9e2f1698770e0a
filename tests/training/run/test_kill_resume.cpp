// The real program is killed at random moments and resumed until it is done; what it leaves must
// equal what a run without any accident leaves, bit for bit.

#include "segmentation/system/random_stream.h"
#include "tests/support/run_results.h"
#include "tests/support/test_data.h"
#include "tests/support/tiny_cases.h"
#include "training/patches/hdf5_io.h"

#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTest>

#include <fstream>
#include <map>
#include <sstream>

using namespace glioscope;
namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

namespace {

constexpr int kKills = 20;
constexpr int kLimitMs = 60'000;

/// Every dataset's bytes, by its path.
std::map<std::string, std::vector<char>> tensorsOf(const fs::path& file)
{
    std::map<std::string, std::vector<char>> tensors;
    const H5::H5File h5(file.string(), H5F_ACC_RDONLY);
    for (hsize_t g = 0; g < h5.getNumObjs(); ++g) {
        const std::string name = h5.getObjnameByIdx(g);
        const H5::Group group = h5.openGroup(name);
        for (hsize_t n = 0; n < group.getNumObjs(); ++n) {
            const H5::DataSet dataset = group.openDataSet(group.getObjnameByIdx(n));
            std::vector<char> bytes(dataset.getInMemDataSize());
            dataset.read(bytes.data(), dataset.getDataType());
            tensors[name + '/' + group.getObjnameByIdx(n)] = std::move(bytes);
        }
    }
    return tensors;
}

void start(QProcess& process, const fs::path& patches, const fs::path& run, bool resume)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"OMP_NUM_THREADS"_s, u"1"_s);
    process.setProcessEnvironment(environment);
    process.setProgram(QString::fromStdString(test::program("glioscope-engine").string()));
    QStringList arguments = {u"train"_s,    QString::fromStdString(patches.string()),
                             u"--output"_s, QString::fromStdString(run.string()),
                             u"--json"_s,   u"--network"_s,
                             u"vnet"_s,     u"--width"_s,
                             u"2"_s,        u"--dropout"_s,
                             u"0.1"_s,      u"--window"_s,
                             u"16"_s,       u"16"_s,
                             u"16"_s,       u"--steps"_s,
                             u"3"_s,        u"--epochs"_s,
                             u"60"_s,       u"--validate-every"_s,
                             u"2"_s,        u"--hold-back"_s,
                             u"two"_s,      u"--device"_s,
                             u"cpu"_s,      u"--precision"_s,
                             u"fp32"_s};
    if (resume) {
        arguments = {u"train"_s,   arguments[1], arguments[2],
                     arguments[3], u"--json"_s,  u"--resume"_s};
    }
    process.setArguments(arguments);
    process.start(QIODevice::ReadOnly);
}

/// True where an epoch was finished before the process ended.
bool waitForEpoch(QProcess& process)
{
    while (!process.readAllStandardOutput().contains("\"epoch\"")) {
        if (!process.waitForReadyRead(kLimitMs)) {
            return false;
        }
    }
    return true;
}

}  // namespace

class TestKillResume : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRunKilledTwentyTimesEqualsAStraightOne()
    {
        const test::TemporaryFolder folder;
        const TrainingConfig config = test::tinyRun(folder.path());
        const fs::path straight = folder.path() / "straight", killed = folder.path() / "killed";
        QProcess whole;
        start(whole, config.patches, straight, false);
        QVERIFY(whole.waitForFinished(kLimitMs));
        QVERIFY2(whole.exitCode() == 0, whole.readAllStandardError().constData());

        RandomStream random(20, 1, 1);
        int kills = 0;
        bool begun = false;
        for (bool finished = false; !finished; begun = true) {
            QProcess process;
            start(process, config.patches, killed, begun);
            if (kills < kKills && waitForEpoch(process)) {
                QTest::qSleep(static_cast<int>(random.below(80)));
                process.kill();
                ++kills;
            }
            QVERIFY(process.waitForFinished(kLimitMs));
            finished = process.exitStatus() == QProcess::NormalExit;
            QVERIFY2(!finished || process.exitCode() == 0,
                     process.readAllStandardError().constData());
        }
        QVERIFY2(kills >= kKills, qPrintable(QString::number(kills)));
        for (const char* name : {"best.h5", "last.h5", "checkpoint.h5"}) {
            const auto expected = tensorsOf(straight / name);
            QVERIFY(expected.size() > 10);
            QVERIFY2(tensorsOf(killed / name) == expected, name);
        }
        QCOMPARE(test::logOf(killed), test::logOf(straight));
        for (const auto& entry : fs::directory_iterator(killed)) {
            QVERIFY(entry.path().filename().string().find(".part") == std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(TestKillResume)
#include "test_kill_resume.moc"
