package io.longshore.controller.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.FailureException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpEdgeTest {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final CompletableFuture<BiConsumer<String, Throwable>> asked = new CompletableFuture<>();
  private HttpEdge edge;

  @BeforeAll
  void open() {
    edge =
        new HttpEdge(
            new HttpAddress("127.0.0.1", 0),
            List.of(
                new Page("/", "text/html; charset=utf-8", answer -> answer.accept("<p>hé", null)),
                new Page("/later", "text/plain", asked::complete),
                new Page(
                    "/broken",
                    "text/plain",
                    answer -> answer.accept(null, new IOException("a secret of ours")))));
  }

  @AfterAll
  void close() {
    edge.close();
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  @Test
  void a_page_comes_with_its_type_and_may_not_load_or_be_kept() throws Exception {
    HttpResponse<String> page = send("GET", "/");
    assertEquals(200, page.statusCode());
    assertEquals("<p>hé", page.body());
    assertEquals("text/html; charset=utf-8", page.headers().firstValue("Content-Type").get());
    assertEquals("no-store", page.headers().firstValue("Cache-Control").get());
    assertTrue(
        page.headers().firstValue("Content-Security-Policy").get().contains("default-src 'none'"));
    assertEquals("", send("HEAD", "/").body());
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/nothing,404",
    "POST,/,405",
    "DELETE,/,405",
    "GET,/../etc,404",
    "GET,/broken,503"
  })
  void what_is_not_there_is_refused(String method, String path, int status) throws Exception {
    HttpResponse<String> answer = send(method, path);
    assertEquals(status, answer.statusCode());
    assertFalse(answer.body().contains("secret"), "what failed is for the log");
  }

  @Test
  void one_that_waits_holds_up_nobody() throws Exception {
    var late =
        client.sendAsync(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.port() + "/later"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    BiConsumer<String, Throwable> answer = asked.get(30, TimeUnit.SECONDS);
    assertEquals(200, send("GET", "/").statusCode());
    assertFalse(late.isDone());
    answer.accept("at last", null);
    assertEquals("at last", late.get(30, TimeUnit.SECONDS).body());
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:7480,200",
    "localhost,200",
    "[::1]:7480,200",
    "192.168.31.10:7480,200",
    "evil.example,421",
    "127.0.0.1.evil.example,421",
    "127.evil,421"
  })
  void a_name_that_was_made_to_point_here_is_refused(String host, int status) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", edge.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
    }
  }

  @Test
  void a_port_that_is_taken_is_named_with_who_to_ask() {
    HttpAddress taken = new HttpAddress("127.0.0.1", edge.port());
    FailureException refused =
        assertThrows(FailureException.class, () -> new HttpEdge(taken, List.of()));
    assertEquals(taken.toString(), refused.failure().where());
    assertTrue(refused.failure().remedy().contains("--http off"));
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1:7480,true", "[::1]:80,true", ":80,false", "host,false", "h:99999,false"})
  void an_address_is_a_host_and_a_port(String written, boolean good) {
    assertEquals(good, HttpAddress.parse(written).isPresent());
  }
}
