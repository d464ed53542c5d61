import ts from 'typescript';

/**
 * Has lists gone through and taken apart by index: `for (const [name, value] of entries)` becomes a loop that counts, and
 * `const [name, value] = entry` becomes `entry[0]` and `entry[1]`. Until V8 compiles a function for speed, which a command
 * that ends within seconds rarely sees, it makes two objects for each step of an iterator: see decision 29. Only what is
 * an array or a tuple by its type is written so; what ends or grows while it is gone through behaves as before.
 * @param {ts.TypeChecker} checker of the program that the modules are part of
 * @returns {ts.TransformerFactory<ts.SourceFile>} for what is emitted as JavaScript
 */
export function byIndex(checker) {
  return context => {
    const writing = new Writing(checker, context);
    return file => ts.visitNode(file, writing.visit);
  };
}

/** The writing of one module. */
class Writing {
  #checker;
  #context;
  #make;

  constructor(checker, context) {
    this.#checker = checker;
    this.#context = context;
    this.#make = context.factory;
  }

  visit = node => {
    if (ts.isForOfStatement(node) && !node.awaitModifier && ts.isVariableDeclarationList(node.initializer)) {
      return this.#loop(node);
    }
    if (ts.isVariableStatement(node) && !node.modifiers) return this.#variables(node);
    if (takesLists(node)) return this.#callable(node);
    return ts.visitEachChild(node, this.visit, this.#context);
  };

  /** A loop that counts, where a list is gone through; else one that takes each entry apart by index. */
  #loop(node) {
    const { expression, initializer, statement } = node;
    const [{ name }] = initializer.declarations;
    const flags = initializer.flags & ts.NodeFlags.BlockScoped;
    if (this.#isList(expression)) {
      const [index, list] = [this.#name('index'), this.#name('list')];
      return this.#make.createForStatement(
        this.#declared(ts.NodeFlags.Let, [
          this.#bound(index, this.#make.createNumericLiteral(0)),
          this.#bound(list, this.#seen(expression)),
        ]),
        this.#make.createLessThan(index, this.#make.createPropertyAccessExpression(list, 'length')),
        this.#make.createPostfixIncrement(index),
        this.#around([this.#statement(flags, this.#taken(name, this.#at(list, index)))], statement),
      );
    }
    if (!this.#isPlain(name)) return ts.visitEachChild(node, this.visit, this.#context);
    const entry = this.#name('entry');
    return this.#make.updateForOfStatement(
      node,
      undefined,
      this.#declared(ts.NodeFlags.Const, [this.#make.createVariableDeclaration(entry)]),
      this.#seen(expression),
      this.#around([this.#statement(flags, this.#parts(name, entry))], statement),
    );
  }

  #variables(node) {
    const { declarations, flags } = node.declarationList;
    const written = declarations.flatMap(each =>
      each.initializer && this.#isPlain(each.name) && this.#isList(each.initializer)
        ? this.#taken(each.name, this.#seen(each.initializer))
        : [ts.visitNode(each, this.visit)],
    );
    return this.#statement(flags & ts.NodeFlags.BlockScoped, written);
  }

  /** A function whose parameters are lists that are taken apart: they are so in its first line. */
  #callable(node) {
    const own = [];
    const written = new Map();
    for (const { name, dotDotDotToken } of node.parameters) {
      if (dotDotDotToken || !this.#isPlain(name)) continue;
      const entry = this.#name('entry');
      own.push(...this.#parts(name, entry));
      written.set(name, entry);
    }
    if (own.length > 0) {
      const body = ts.isBlock(node.body) ? node.body : this.#make.createReturnStatement(node.body);
      written.set(node.body, this.#block([this.#statement(ts.NodeFlags.Let, own)], body));
    }
    const inner = each =>
      written.get(each) ?? (ts.isParameter(each) ? ts.visitEachChild(each, inner, this.#context) : this.visit(each));
    return ts.visitEachChild(node, inner, this.#context);
  }

  /** The variables of a name, or of a pattern whose value is kept first. */
  #taken(name, value) {
    if (!this.#isPlain(name)) return [this.#bound(ts.visitNode(name, this.visit), value)];
    const entry = this.#name('entry');
    return [this.#bound(entry, value), ...this.#parts(name, entry)];
  }

  #parts(pattern, entry) {
    return pattern.elements.flatMap((element, index) =>
      ts.isOmittedExpression(element) ? [] : this.#taken(element.name, this.#at(entry, index)),
    );
  }

  /** Whether a name is a pattern of a list, without defaults and without a rest. */
  #isPlain(name) {
    return (
      ts.isArrayBindingPattern(name) &&
      name.elements.every(each => ts.isOmittedExpression(each) || !(each.dotDotDotToken || each.initializer)) &&
      this.#isList(name)
    );
  }

  #isList(node) {
    return this.#isListType(this.#checker.getTypeAtLocation(node));
  }

  #isListType(type) {
    if (type.isUnion()) return type.types.every(each => this.#isListType(each));
    const bound = type.isTypeParameter() ? this.#checker.getBaseConstraintOfType(type) : type;
    return bound !== undefined && (this.#checker.isArrayType(bound) || this.#checker.isTupleType(bound));
  }

  #seen(expression) {
    return ts.visitNode(expression, this.visit);
  }

  #name(text) {
    return this.#make.createUniqueName(text, ts.GeneratedIdentifierFlags.ReservedInNestedScopes);
  }

  #at(list, index) {
    return this.#make.createElementAccessExpression(list, index);
  }

  #bound(name, value) {
    return this.#make.createVariableDeclaration(name, undefined, undefined, value);
  }

  #declared(flags, declarations) {
    return this.#make.createVariableDeclarationList(declarations, flags);
  }

  #statement(flags, declarations) {
    return this.#make.createVariableStatement(undefined, this.#declared(flags, declarations));
  }

  /** What a loop does: it may have names of its own that are those of the loop. */
  #around(first, statement) {
    return this.#make.createBlock([...first, ts.visitNode(statement, this.visit)], true);
  }

  #block(first, statement) {
    const rest = ts.visitNode(statement, this.visit);
    return this.#make.createBlock([...first, ...(ts.isBlock(rest) ? rest.statements : [rest])], true);
  }
}

/** Whether it is a function of ours with a list as parameter; a generator reads its own only when it is asked for a value. */
function takesLists(node) {
  return (
    (ts.isArrowFunction(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isFunctionExpression(node) ||
      ts.isMethodDeclaration(node)) &&
    node.body !== undefined &&
    node.asteriskToken === undefined &&
    node.parameters.some(({ name }) => ts.isArrayBindingPattern(name)) &&
    node.parameters.every(({ initializer }) => initializer === undefined)
  );
}
