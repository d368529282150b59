package dev.baton.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The declarations of one Java file, read with the compiler's own parser: counting braces would
 * misjudge lambdas, records and text blocks.
 */
final class JavaShape {
  /**
   * A method with a body.
   *
   * @param name as declared; a constructor bears the name {@code <init>}
   * @param line of the name, from one
   * @param lines from the first line of the declaration to the last, annotations included
   */
  record Method(String name, int line, int lines) {}

  /**
   * A public type without a doc comment.
   *
   * @param name simple name
   * @param line from one
   */
  record Undocumented(String name, int line) {}

  /** What was found in one file. */
  record Shape(List<Method> methods, List<Undocumented> undocumented) {}

  private JavaShape() {}

  static Shape read(SourceText source) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task =
        (JavacTask)
            compiler.getTask(null, null, diagnostic -> {}, null, null, List.of(file(source)));
    DocTrees trees = DocTrees.instance(task);
    Shape shape = new Shape(new ArrayList<>(), new ArrayList<>());
    try {
      for (CompilationUnitTree unit : task.parse()) {
        new Walk(unit, trees, shape).scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot parse " + source.path(), e);
    }
    return shape;
  }

  private static JavaFileObject file(SourceText source) {
    String name = source.path().substring(source.path().lastIndexOf('/') + 1);
    return new SimpleJavaFileObject(URI.create("text:///" + name), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source.text();
      }
    };
  }

  private static final class Walk extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final DocTrees trees;
    private final SourcePositions positions;
    private final Shape shape;

    Walk(CompilationUnitTree unit, DocTrees trees, Shape shape) {
      this.unit = unit;
      this.trees = trees;
      this.positions = trees.getSourcePositions();
      this.shape = shape;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
      if (method.getBody() != null && positions.getEndPosition(unit, method) >= 0) {
        long first = line(positions.getStartPosition(unit, method));
        long last = line(positions.getEndPosition(unit, method));
        shape
            .methods()
            .add(new Method(method.getName().toString(), (int) first, (int) (last - first + 1)));
      }
      return super.visitMethod(method, null);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
      boolean isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
      if (isPublic && trees.getDocComment(getCurrentPath()) == null) {
        int line = (int) line(positions.getStartPosition(unit, type));
        shape.undocumented().add(new Undocumented(type.getSimpleName().toString(), line));
      }
      return super.visitClass(type, null);
    }

    private long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
