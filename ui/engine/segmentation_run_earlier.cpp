// A run's part in results of earlier runs: looking for them, bringing them back, forgetting them.

#include "segmentation/system/error.h"
#include "ui/case/case_session.h"
#include "ui/engine/segmentation_run.h"
#include "ui/widgets/background_work.h"

#include <string>
#include <utility>
#include <vector>

namespace glioscope {

void SegmentationRun::useStore(ResultStore store,
                               std::function<std::filesystem::path(const QString&)> fileOf)
{
    m_store = std::move(store);
    m_fileOf = std::move(fileOf);
    Q_EMIT storeChanged();
}

void SegmentationRun::setEarlier(int count)
{
    if (std::exchange(m_earlier, count) != count) {
        Q_EMIT earlierChanged();
    }
}

void SegmentationRun::lookForEarlier()
{
    m_caseHash.clear();
    setEarlier(0);
    const Case* openCase = m_session.current();
    if (!m_store.isOn() || !openCase) {
        return;
    }
    struct Found {
        std::string caseHash;
        int count = 0;
        bool isNew = false;  // to those that the store can be asked about without reading them
    };
    const auto look = [store = m_store, files = openCase->files] {
        Found found;
        try {
            const std::string identity = KnownCases::identityOf(files);
            found.caseHash = contentHash(files);
            found.count = int(store.countOf(found.caseHash));
            found.isNew = found.count > 0 && store.known().note(identity, found.caseHash);
        } catch (const Error&) {
            // Opening it says what is wrong with the file.
        }
        return found;
    };
    runInBackground(this, look, [this, openCase](const Found& found) {
        if (found.isNew) {
            Q_EMIT storeChanged();
        }
        if (openCase == m_session.current()) {
            m_caseHash = found.caseHash;
            setEarlier(m_items.empty() ? found.count : 0);
        }
    });
}

void SegmentationRun::bringBackEarlier()
{
    constexpr std::size_t kMost = 8;
    setEarlier(0);
    const auto read = [store = m_store, hash = m_caseHash] {
        std::vector<StoredResult> all = store.resultsOf(hash, kMost);
        for (StoredResult& each : all) {
            each.result.addEntropy();
        }
        return all;
    };
    const auto add = [this, hash = m_caseHash](const std::vector<StoredResult>& all) {
        for (const StoredResult& each : all) {
            if (hash == m_caseHash) {  // else another case is open
                const LayerId id = m_session.addResult(each.result);
                m_session.markKept(id);
                m_places[id] = {hash, each.entry};
                if (!each.moves.empty()) {
                    Q_EMIT movesTold(each.moves);
                }
            }
        }
    };
    runInBackground(this, read, add);
}

void SegmentationRun::forget(LayerId layer)
{
    const Layer* gone = m_session.layer(layer);
    if (gone && gone->origin.kind == Origin::Kind::Model && !m_caseHash.empty()) {
        m_store.forget(m_caseHash, gone->origin.modelSha256);
        m_places.remove(layer);
        Q_EMIT storeChanged();
    }
}

void SegmentationRun::forgetAll()
{
    setEarlier(0);
    m_places.clear();
    m_store.clear();
    Q_EMIT storeChanged();
}

}  // namespace glioscope
