// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QTreeWidget>

#include <optional>

namespace catalpa {
struct SearchCompletion;
}

namespace catalpa::ui {

//! What the word in the search field may become, each with a few words about it, in a list below the field. It never
//! takes the focus: the field keeps the keys and moves the choice.
class CompletionList final : public QTreeWidget {
    Q_OBJECT

public:
    //! \a field is what it belongs to.
    explicit CompletionList(QWidget *field);

    //! Shows the completions \a x pixels from the left of the field, and below it or \a y pixels from its top; hides
    //! itself when there is none.
    void offer(const QList<SearchCompletion> &completions, int x, std::optional<int> y = {});
    //! Moves the choice by \a step, round the ends.
    void move(int step);
    //! The one that is chosen; empty for none.
    QString chosen() const;
    QString first() const;

Q_SIGNALS:
    void picked(const QString &text);

private:
    void place(QPoint corner);
};

} // namespace catalpa::ui
