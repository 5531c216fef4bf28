// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/text/growingtext.h"

namespace catalpa::ui {

class CompletionList;

//! People with their roles, one in a line: "Grossman, Edith [translator]". What the role may become is offered behind
//! the bracket.
class PeopleText final : public GrowingText {
    Q_OBJECT

public:
    explicit PeopleText(QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    std::optional<QString> roleBegun() const;
    void offer();
    void take(const QString &role);
    bool handledByList(int key);

    CompletionList *m_offered;
};

} // namespace catalpa::ui
