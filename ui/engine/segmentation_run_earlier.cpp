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
    using Found = std::pair<std::string, int>;
    const auto look = [store = m_store, files = openCase->files] {
        try {
            const std::string hash = contentHash(files);
            return Found(hash, int(store.countOf(hash)));
        } catch (const Error&) {
            return Found();
        }
    };
    runInBackground(this, look, [this, openCase](const Found& found) {
        if (openCase == m_session.current()) {
            m_caseHash = found.first;
            setEarlier(m_items.empty() ? found.second : 0);
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
    }
}

void SegmentationRun::forgetAll()
{
    setEarlier(0);
    m_places.clear();
    m_store.clear();
}

}  // namespace glioscope
