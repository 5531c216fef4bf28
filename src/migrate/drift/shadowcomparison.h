// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemafindings.h"
#include "migrate/drift/recordedhistory.h"
#include "migrate/drift/replay.h"

namespace catalpa::migrate {

//! Compares the live tables with what migrations make in one shadow: see checkDrift().
class ShadowComparison {
public:
    //! \a schemas are those of \a bundles and what their files make beside them; \a steps is what plan() says of all of
    //! \a bundles. All must outlive this.
    ShadowComparison(db::Session &session, Shadow &shadow, const QList<Bundle> &bundles, QStringList schemas,
                     const QList<MigrationStep> &steps, Trying trying = {});

    Result<SchemaFindings> run();
    //! Something could not be tried out in this shadow; perhaps it can be in another one.
    bool isLimited() const { return m_isLimited; }

private:
    Result<> build();
    Result<QString> lookForDrift();
    Result<> lookForAdoptable();
    Result<bool> isComplete();
    Result<QList<Replay>> replayAll();
    qsizetype adopt(const RecordedHistory &history, const SnapshotSeries &snapshots, qsizetype index);
    void tellNearest(const RecordedHistory &history, const SnapshotSeries &snapshots, qsizetype index);
    schema::SchemaSnapshot concerned(const schema::SchemaSnapshot &snapshot, qsizetype index) const;
    bool hasTablesOf(qsizetype index) const;
    bool isNothingToDo() const;
    void limit(const QString &sentence);

    db::Session &m_session;
    Shadow &m_shadow;
    QStringList m_schemas;
    Trying m_trying;
    QStringList m_ownSchemas; //!< Where the histories themselves are.
    QList<RecordedHistory> m_histories;
    QList<Works> m_works; //!< Of each history.
    schema::SchemaSnapshot m_live;
    SchemaFindings m_findings;
    bool m_isLimited = false;
};

} // namespace catalpa::migrate
