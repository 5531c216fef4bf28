// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/migration/schemahistory.h"

#include <QtCore/QObject>

#include <memory>

namespace catalpa::ui {

//! Makes again, on a connection of its own and while people work, what another program has taken away of that which
//! Catalpa keeps beside the tables. Destroyed while it runs, it takes back the file that is running.
class Mending final : public QObject {
    Q_OBJECT

public:
    explicit Mending(std::unique_ptr<SchemaHistory> history, QObject *parent = nullptr);

    //! Those that can be made again: their migrations are recorded as applied, and nothing stands in the way.
    static QList<MigrationKey> goneIn(const SchemaStatus &status);

    //! One after the other, in this order.
    void begin(const QList<MigrationKey> &gone);

Q_SIGNALS:
    //! How far it has come, in words.
    void progressed(const QString &sentence);
    void finished();
    void failed(const catalpa::Error &error);

private:
    void next();
    void note(const MigrationEvent &event);

    std::unique_ptr<SchemaHistory> m_history;
    QList<MigrationKey> m_left;
    qsizetype m_count = 0;
    Pending m_run;
};

} // namespace catalpa::ui
