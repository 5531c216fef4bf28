// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/systemkeychain.h"

#include "base/text.h"

#include <QtCore/QPromise>

#include <qt6keychain/keychain.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace catalpa::app {
namespace {

//! What QtKeychain tells goes into the detail; the text of a password is never in it.
Failure unavailable(const QKeychain::Job &job)
{
    return failure(ErrorKind::Missing,
                   Text::tr("No keychain of this computer answers, so the password is not kept: it is asked for once "
                            "each time Catalpa is started."),
                   job.errorString());
}

//! Runs \a job, which deletes itself, and answers what \a result makes of it.
template <typename T, typename Job>
QFuture<Result<T>> answerOf(Job *job, const QString &entry, std::function<Result<T>(const Job &)> result)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    job->setKey(entry);
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, [promise, job, result = std::move(result)] {
        promise->addResult(result(*job));
        promise->finish();
    });
    job->start();
    return promise->future();
}

QString service()
{
    return u"Catalpa"_s;
}

} // namespace

QFuture<Result<std::optional<QString>>> SystemKeychain::read(const QString &entry)
{
    using Password = std::optional<QString>;
    using Job = QKeychain::ReadPasswordJob;
    return answerOf<Password, Job>(new Job(service()), entry, [](const Job &job) -> Result<Password> {
        if (job.error() == QKeychain::NoError)
            return Password(job.textData());
        if (job.error() == QKeychain::EntryNotFound)
            return Password();
        return unavailable(job);
    });
}

QFuture<Result<>> SystemKeychain::write(const QString &entry, const QString &password)
{
    using Job = QKeychain::WritePasswordJob;
    auto *writing = new Job(service());
    writing->setTextData(password);
    return answerOf<void, Job>(writing, entry, [](const Job &job) -> Result<> {
        if (job.error() == QKeychain::NoError)
            return {};
        return unavailable(job);
    });
}

QFuture<Result<>> SystemKeychain::remove(const QString &entry)
{
    using Job = QKeychain::DeletePasswordJob;
    return answerOf<void, Job>(new Job(service()), entry, [](const Job &job) -> Result<> {
        if (job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound)
            return {};
        return unavailable(job);
    });
}

} // namespace catalpa::app
