// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fuzztarget.h"
#include "mutation.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>

#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace catalpa::fuzz;

extern "C" void __sanitizer_set_death_callback(void (*)()) __attribute__((weak));

namespace {

constexpr unsigned longestInput = 20; //!< Seconds that one input may take.
constexpr auto keptInput = "fuzz-input";

const QByteArray *current = nullptr; //!< What is being parsed.

extern "C" void keepInput()
{
    if (std::FILE *file = current ? std::fopen(keptInput, "wb") : nullptr) {
        std::fwrite(current->constData(), 1, std::size_t(current->size()), file);
        std::fclose(file);
    }
    std::fprintf(stderr, "The input is kept in the file %s; give it as the second argument to try it again.\n",
                 keptInput);
}

extern "C" void endWith(int signal)
{
    if (signal == SIGALRM)
        std::fprintf(stderr, "One input took longer than %u s.\n", longestInput);
    keepInput();
    std::_Exit(1);
}

void run(const FuzzTarget &target, const QByteArray &input)
{
    current = &input;
    ::alarm(longestInput);
    target.run(input);
    ::alarm(0);
    current = nullptr;
}

QByteArrayList corpusOf(const FuzzTarget &target)
{
    QByteArrayList corpus;
    const QDir folder(QStringLiteral(CATALPA_CORPUS "/") + QLatin1String(target.name));
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            corpus += file.readAll();
    }
    return corpus;
}

//! As long as \a seconds last, and the corpus as it is in any case.
int fuzz(const FuzzTarget &target, qint64 seconds, quint64 seed)
{
    const QByteArrayList corpus = corpusOf(target);
    if (corpus.isEmpty()) {
        std::fprintf(stderr, "There is no corpus for %s.\n", target.name);
        return 1;
    }
    QElapsedTimer clock;
    clock.start();
    for (const QByteArray &input : corpus)
        run(target, input);
    Mutation mutation(corpus, seed);
    qint64 count = corpus.size();
    for (; clock.elapsed() < seconds * 1'000; ++count)
        run(target, mutation.next());
    std::printf("%s: %lld inputs in %lld s, seed %llu\n", target.name, count, clock.elapsed() / 1'000, seed);
    return 0;
}

} // namespace

//! fuzz TARGET [SECONDS [SEED]], or fuzz TARGET FILE to try one input again.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const FuzzTarget *target = argc > 1 ? fuzzTarget(argv[1]) : nullptr;
    if (!target) {
        std::fprintf(stderr, "fuzz TARGET [SECONDS [SEED]] | fuzz TARGET FILE\n");
        return 2;
    }
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGALRM})
        std::signal(signal, endWith);
    if (__sanitizer_set_death_callback)
        __sanitizer_set_death_callback(keepInput);
    bool isNumber = argc < 3;
    const qint64 seconds = argc < 3 ? 2 : QByteArray(argv[2]).toLongLong(&isNumber);
    if (isNumber)
        return fuzz(*target, seconds, argc > 3 ? QByteArray(argv[3]).toULongLong() : 1);
    QFile file(QString::fromLocal8Bit(argv[2]));
    if (!file.open(QIODevice::ReadOnly))
        return 2;
    run(*target, file.readAll());
    return 0;
}
