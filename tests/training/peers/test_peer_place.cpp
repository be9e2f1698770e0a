// Where a process stands among those that train together, as launchers say it.

#include "segmentation/system/error.h"
#include "training/peers/peer_place.h"

#include <QTest>

#include <map>

using namespace glioscope;

namespace {

using Variables = std::map<std::string, std::string>;

std::optional<PeerPlace> placeIn(const Variables& variables)
{
    return placeAmongPeers([&](const std::string& name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    });
}

}  // namespace

class TestPeerPlace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aProcessOnItsOwnHasNoPlace()
    {
        QVERIFY(!placeIn({}));
        QVERIFY(!placeIn({{"RANK", "0"}, {"WORLD_SIZE", "1"}}));
        QVERIFY(!placeIn({{"RANK", "captain"}}));  // somebody else's variable
    }

    void everyLauncherIsUnderstood_data()
    {
        QTest::addColumn<Variables>("variables");
        QTest::newRow("torchrun") << Variables{
            {"RANK", "3"}, {"WORLD_SIZE", "4"}, {"LOCAL_RANK", "1"}, {"LOCAL_WORLD_SIZE", "2"}};
        QTest::newRow("mpirun, Open MPI") << Variables{{"OMPI_COMM_WORLD_RANK", "3"},
                                                       {"OMPI_COMM_WORLD_SIZE", "4"},
                                                       {"OMPI_COMM_WORLD_LOCAL_RANK", "1"},
                                                       {"OMPI_COMM_WORLD_LOCAL_SIZE", "2"}};
        QTest::newRow("mpirun, MPICH") << Variables{{"PMI_RANK", "3"},
                                                    {"PMI_SIZE", "4"},
                                                    {"MPI_LOCALRANKID", "1"},
                                                    {"MPI_LOCALNRANKS", "2"}};
        QTest::newRow("srun") << Variables{{"SLURM_PROCID", "3"},
                                           {"SLURM_STEP_NUM_TASKS", "4"},
                                           {"SLURM_LOCALID", "1"},
                                           {"SLURM_NODEID", "1"},
                                           {"SLURM_STEP_TASKS_PER_NODE", "2(x2)"}};
    }
    void everyLauncherIsUnderstood()
    {
        QFETCH(Variables, variables);
        variables["MASTER_ADDR"] = "node7";
        variables["MASTER_PORT"] = "4000";
        const auto place = placeIn(variables);
        QVERIFY(place);
        QCOMPARE(place->rank, 3);
        QCOMPARE(place->count, 4);
        QCOMPARE(place->localRank, 1);
        QCOMPARE(place->localCount, 2);
        QCOMPARE(place->host, std::string("node7"));
        QCOMPARE(place->port, 4000);
        QVERIFY(!place->launcherAnswers);
    }

    void srunSaysHowManyShareANode()
    {
        const auto localCount = [](const std::string& tasks, const std::string& node) {
            return placeIn({{"SLURM_PROCID", "0"},
                            {"SLURM_STEP_NUM_TASKS", "9"},
                            {"SLURM_LOCALID", "0"},
                            {"SLURM_NODEID", node},
                            {"SLURM_STEP_TASKS_PER_NODE", tasks},
                            {"MASTER_ADDR", "node7"}})
                ->localCount;
        };
        QCOMPARE(localCount("4(x2),1", "0"), 4);
        QCOMPARE(localCount("4(x2),1", "1"), 4);
        QCOMPARE(localCount("4(x2),1", "2"), 1);
        QCOMPARE(localCount("9", "0"), 9);
        QCOMPARE(localCount("many", "0"), 1);
    }

    void aBatchScriptOfOneProcessIsAloneWhateverTheJobAskedFor()
    {
        QVERIFY(!placeIn({{"SLURM_PROCID", "0"}, {"SLURM_NTASKS", "8"}}));
    }

    void theAgentOfTorchrunAnswersAndItsRestartsAreToldApart()
    {
        const auto place = placeIn({{"RANK", "0"},
                                    {"WORLD_SIZE", "2"},
                                    {"MASTER_ADDR", "host"},
                                    {"TORCHELASTIC_USE_AGENT_STORE", "True"},
                                    {"TORCHELASTIC_RESTART_COUNT", "2"}});
        QVERIFY(place && place->launcherAnswers);
        QCOMPARE(place->attempt, 2);
        QCOMPARE(place->port, 29500);
    }

    void unusableVariablesAreNamed_data()
    {
        QTest::addColumn<Variables>("variables");
        QTest::addColumn<QString>("named");
        const Variables good = {{"RANK", "1"}, {"WORLD_SIZE", "2"}, {"MASTER_ADDR", "host"}};
        const auto with = [&](const std::string& name, const std::string& value) {
            Variables changed = good;
            changed[name] = value;
            return changed;
        };
        QTest::newRow("no address") << with("MASTER_ADDR", "") << "MASTER_ADDR";
        QTest::newRow("port") << with("MASTER_PORT", "70000") << "MASTER_PORT";
        QTest::newRow("rank beyond the count") << with("RANK", "2") << "RANK";
        QTest::newRow("text") << with("WORLD_SIZE", "two") << "WORLD_SIZE";
        QTest::newRow("trailing text") << with("LOCAL_RANK", "0x") << "LOCAL_RANK";
    }
    void unusableVariablesAreNamed()
    {
        QFETCH(Variables, variables);
        QFETCH(QString, named);
        try {
            (void)placeIn(variables);
        } catch (const Error& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(named), error.what());
            return;
        }
        QFAIL("accepted");
    }
};

QTEST_GUILESS_MAIN(TestPeerPlace)
#include "test_peer_place.moc"
