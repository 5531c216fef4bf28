// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "models/services.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace catalpa {

//! Opens a catalogue step by step: start the local server or connect, create the tables of a local catalogue, add the
//! sample when asked for, look what is there. Owns the catalogue that is open.
class CatalogueOpener final : public QObject {
    Q_OBJECT

public:
    explicit CatalogueOpener(const Services &services, QObject *parent = nullptr);

    //! Opens the catalogue on this computer, brings its tables up to date, and adds the sample.
    void openLocal(bool withSample);
    void open(const ConnectionAddress &address);
    //! Looks again, after migrations.
    void inspect();
    //! Adds the sample to the catalogue that is open, as a batch of its history.
    void addSample();
    //! Takes everything back.
    void stop();

    bool isRunning() const { return m_step.isActive(); }
    bool isLocal() const { return m_local; }
    Catalogue *catalogue() const { return m_catalogue.get(); }
    SchemaHistory *history() const { return m_history.get(); }

Q_SIGNALS:
    //! What is going on, in words.
    void progressed(const QString &sentence);
    void opened(const catalpa::CatalogueCapabilities &capabilities);
    void failed(const catalpa::Error &error);
    void sampleAdded(const catalpa::SampleReport &report, const QString &batch);
    void sampleFailed(const catalpa::Error &error);

private:
    void take(const ConnectionAddress &address);
    void migrateLocal();
    template <typename T, typename Next>
    void step(const QFuture<Result<T>> &future, Next next);

    Services m_services;
    std::unique_ptr<Catalogue> m_catalogue;
    std::unique_ptr<SchemaHistory> m_history;
    Pending m_step;
    Pending m_sampling;
    QTimer m_waking;
    bool m_local = false;
    bool m_withSample = false;
};

} // namespace catalpa
